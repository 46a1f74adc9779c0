import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { TriedPaper } from "../../rpc/answers.ts";
import { scoreText } from "../../ui/dates.ts";
import { clauses, listText } from "../../ui/list-text.ts";

/** Old, new and the difference, person by person; whoever cannot be compared with the reason. */
export function TrialTable({ papers }: { papers: readonly TriedPaper[] }) {
  const t = useT();
  return (
    <TableContainer sx={{ maxHeight: 420 }} tabIndex={0}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{t("forms.versions.trial.name")}</TableCell>
            <TableCell align="right">{t("forms.versions.trial.before")}</TableCell>
            <TableCell align="right">{t("forms.versions.trial.after")}</TableCell>
            <TableCell align="right">{t("forms.versions.trial.difference")}</TableCell>
            <TableCell>{t("forms.versions.trial.remark")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {papers.map((paper) => (
            <Row key={paper.assessmentId} paper={paper} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row({ paper }: { paper: TriedPaper }) {
  const t = useT();
  const locale = useAppLocale();
  const { name, departmentName, before, after, difference, why, lost, unfit } = paper;
  const remarks = [
    ...(why === undefined ? [] : [why[locale]]),
    ...(lost.length === 0 ? [] : [t("forms.versions.trial.lost", { titles: listText(lost, locale) })]),
    ...(unfit === 0 ? [] : [t("forms.versions.trial.unfit", { count: unfit })]),
  ];
  return (
    <TableRow>
      <TableCell sx={{ minWidth: 112 }}>
        {name}
        <Typography variant="caption" color="textSecondary" component="div">
          {departmentName}
        </Typography>
      </TableCell>
      <TableCell align="right">{scoreText(before)}</TableCell>
      <TableCell align="right">{scoreText(after)}</TableCell>
      <TableCell align="right" sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
        {signed(difference)}
      </TableCell>
      <TableCell sx={{ overflowWrap: "anywhere" }}>{clauses(remarks, locale)}</TableCell>
    </TableRow>
  );
}

/** With its sign, so that colour is not needed to tell rise from fall. */
function signed(difference: number | null): string {
  if (difference === null) return "—";
  const size = scoreText(Math.abs(difference));
  if (difference === 0) return "0";
  return difference > 0 ? `＋${size}` : `－${size}`;
}
