import type { Form } from "@duheng/contracts";
import { type Change, diffForms, tellValue } from "@duheng/form";
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from "@mui/material";
import { useMemo } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";

/** Every difference with its value on either side. */
export function SideBySide({ before, after }: { before: Form; after: Form }) {
  const t = useT();
  const changes = useMemo(() => diffForms(before, after), [before, after]);
  if (changes.length === 0) return <Typography color="textSecondary">{t("forms.versions.same")}</Typography>;
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" sx={{ tableLayout: "fixed", minWidth: 640 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t("forms.versions.place")}</TableCell>
            <TableCell>{t("forms.versions.compareFrom")}</TableCell>
            <TableCell>{t("forms.versions.compareTo")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map((change) => (
            <Row
              key={`${change.kind} ${change.part} ${change.id} ${change.attribute ?? ""}`}
              change={change}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row({ change }: { change: Change }) {
  const t = useT();
  const locale = useAppLocale();
  const side = (value: unknown) =>
    tellValue(change.attribute ?? "", value, locale) || t("forms.versions.nothing");
  return (
    <TableRow sx={{ verticalAlign: "top", "& td": { overflowWrap: "anywhere", whiteSpace: "pre-wrap" } }}>
      <TableCell>{change.message[locale]}</TableCell>
      <TableCell>{side(change.before)}</TableCell>
      <TableCell>{side(change.after)}</TableCell>
    </TableRow>
  );
}
