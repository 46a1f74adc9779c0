import type { RankingRow } from "@duheng/contracts";
import {
  Button,
  Link,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { Link as RouterLink } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { scoreText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { StateChip } from "../../ui/StateChip.tsx";

interface RankingTableProps {
  rows: readonly RankingRow[];
  /** Opens the choice of a grade; absent where grades cannot be changed. */
  onSet: ((assessmentId: string) => void) | undefined;
}

/** People by rank, with the proposal beside the decision. */
export function RankingTable({ rows, onSet }: RankingTableProps) {
  const t = useT();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table aria-label={t("assessments.grades.title")}>
        <TableHead>
          <TableRow>
            <TableCell align="right">{t("assessments.grades.rank")}</TableCell>
            <TableCell>{t("assessments.review.person")}</TableCell>
            <TableCell>{t("assessments.review.department")}</TableCell>
            <TableCell>{t("assessments.review.category")}</TableCell>
            <TableCell align="right">{t("assessments.grades.score")}</TableCell>
            <TableCell>{t("assessments.grades.reviewProposal")}</TableCell>
            <TableCell>{t("assessments.grades.proposed")}</TableCell>
            <TableCell>{t("assessments.grades.grade")}</TableCell>
            {onSet === undefined ? null : <TableCell className="shell-actions" />}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.assessmentId} hover>
              <TableCell align="right" sx={{ whiteSpace: "nowrap" }}>
                {row.rank ?? "—"}
                {row.tied ? <Typography variant="caption"> {t("assessments.grades.tied")}</Typography> : null}
              </TableCell>
              <TableCell component="th" scope="row" sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
                <Link component={RouterLink} to={`/review/${row.assessmentId}`}>
                  {row.name}
                </Link>
              </TableCell>
              <TableCell>{row.departmentName}</TableCell>
              <TableCell>{row.categoryName}</TableCell>
              <TableCell align="right">
                {scoreText(row.score)}
                {row.score !== null && row.provisional ? (
                  <Typography variant="caption" color="warning" sx={{ display: "block" }}>
                    {t("assessments.grades.provisional")}
                  </Typography>
                ) : null}
              </TableCell>
              <TableCell>
                {row.reviewProposal === undefined ? "—" : <GradeChip grade={row.reviewProposal} outlined />}
              </TableCell>
              <TableCell>
                <Proposal row={row} />
              </TableCell>
              <TableCell>
                <Decision row={row} />
              </TableCell>
              {onSet === undefined ? null : (
                <TableCell align="right" className="shell-actions">
                  {row.excluded === undefined && row.state !== "filling" && row.state !== "submitted" ? (
                    <Button
                      variant="outlined"
                      onClick={() => onSet(row.assessmentId)}
                      aria-label={`${t("shell.labelled", { label: t(row.grade === undefined ? "assessments.grades.set" : "assessments.grades.change") })}${row.name}`}
                    >
                      {t(row.grade === undefined ? "assessments.grades.set" : "assessments.grades.change")}
                    </Button>
                  ) : null}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Proposal({ row }: { row: RankingRow }) {
  const t = useT();
  if (row.pending) return <>{t("assessments.grades.pending")}</>;
  return row.proposed === undefined ? <>—</> : <GradeChip grade={row.proposed} outlined />;
}

function Decision({ row }: { row: RankingRow }) {
  if (row.excluded !== undefined) return <Typography variant="body2">{row.excluded}</Typography>;
  if (row.grade !== undefined) return <GradeChip grade={row.grade} />;
  return <StateChip state={row.state} />;
}
