import {
  Button,
  Chip,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import type { FieldInfo, ImportRecord, ShownRow } from "../answers.ts";
import { useImportChange } from "../use-import-change.ts";
import { CellInput } from "./CellInput.tsx";
import { RowChoice } from "./RowChoice.tsx";
import { verdictColours } from "./verdict-colours.ts";
import { wordsOfValue } from "./words-of-value.ts";

interface RowTableProps {
  of: ImportRecord;
  fields: readonly FieldInfo[];
  rows: readonly ShownRow[];
  isOpen: boolean;
}

/** Rows as they stand in the table, with what is wrong in a cell below it, and what a change replaces. */
export function RowTable({ of, fields, rows, isOpen }: RowTableProps) {
  const t = useT();
  const locale = useAppLocale();
  const columns = of.columns.flatMap(({ field }) => fields.find((one) => one.field === field) ?? []);
  // Of whoever is gone without a row, what changes is told all the same.
  const shown = rows.some(({ row }) => row === 0)
    ? [
        ...columns,
        ...fields.filter(
          (one) =>
            !columns.includes(one) &&
            rows.some(({ changes }) => changes.some(({ field }) => field === one.field)),
        ),
      ]
    : columns;
  return (
    <Table size="small" sx={{ width: "auto", minWidth: "100%" }}>
      <TableHead>
        <TableRow>
          <TableCell>{t("imports.rows.row")}</TableCell>
          <TableCell>{t("imports.rows.verdict")}</TableCell>
          {shown.map(({ field, title }) => (
            <TableCell key={field}>{title[locale]}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} of={of} columns={shown} row={row} isOpen={isOpen} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({
  of,
  columns,
  row,
  isOpen,
}: {
  of: ImportRecord;
  columns: readonly FieldInfo[];
  row: ShownRow;
  isOpen: boolean;
}) {
  const t = useT();
  const locale = useAppLocale();
  const { change, isBusy } = useImportChange();
  const { verdict, applied } = row;
  const whole = row.problems.filter(({ field }) => field === undefined);
  const isRefused = verdict === "refused" || verdict === "doubt";
  // Of who is in no row there is nothing to correct.
  const isInTable = row.row > 0;
  const edit = (input: Omit<Parameters<typeof api.imports.editRow.mutate>[0], "id" | "revision">) =>
    change(of.id, () => api.imports.editRow.mutate({ id: row.id, revision: row.revision, ...input }));
  return (
    <TableRow sx={{ verticalAlign: "top" }}>
      <TableCell sx={{ color: "text.secondary" }}>{row.row === 0 ? "—" : row.row}</TableCell>
      <TableCell sx={{ minWidth: 130 }}>
        <Stack useFlexGap sx={{ gap: 0.5, alignItems: "flex-start" }}>
          <Chip
            size="small"
            variant="outlined"
            color={verdictColours[verdict]}
            label={t(`imports.rows.${verdict}`)}
          />
          {row.row === 0 ? <Typography variant="body2">{row.label}</Typography> : null}
          {whole.map(({ code, message }) => (
            <Typography key={code} variant="caption" color={isRefused ? "error" : "warning.dark"}>
              {message[locale]}
            </Typography>
          ))}
          {applied?.why === undefined ? null : (
            <Typography variant="caption" color="error">
              {t(applied.state === "kept" ? "imports.rows.kept" : "imports.rows.setAside", {
                why: applied.why[locale],
              })}
            </Typography>
          )}
          {isOpen && isInTable ? (
            <RowChoice row={row} isBusy={isBusy} onChoice={(choice) => void edit({ choice })} />
          ) : null}
          {isOpen && ["refused", "doubt", "new", "changed", "gone", "leftOut"].includes(verdict) ? (
            <Button
              size="small"
              color="secondary"
              disabled={isBusy}
              sx={{ p: 0, minWidth: 0 }}
              onClick={() => void edit({ isLeftOut: verdict !== "leftOut" })}
            >
              {t(leavingOut(verdict, isInTable))}
            </Button>
          ) : null}
        </Stack>
      </TableCell>
      {columns.map((column) => {
        const { field } = column;
        const text = row.shown?.find((cell) => cell.field === field)?.text ?? "";
        const changed = row.changes.find((one) => one.field === field);
        return (
          <TableCell key={field} sx={{ minWidth: 90, maxWidth: 260 }}>
            <CellInput
              label={t("imports.rows.edit", { row: row.row, field: column.title[locale] })}
              text={!isInTable ? wordsOfValue(column, changed?.after, locale) : text}
              isSealed={column.isSealed}
              isOpen={isOpen && isInTable && verdict !== "leftOut" && verdict !== "beside"}
              isBusy={isBusy}
              isCorrected={row.edited?.includes(field) === true}
              problems={row.problems.filter((one) => one.field === field)}
              onText={(next) => edit({ cells: [{ field, text: next }] })}
            />
            {changed === undefined ? null : (
              <Typography variant="caption" color="textSecondary" sx={{ display: "block" }}>
                {t("imports.rows.was")}{" "}
                {wordsOfValue(column, changed.before, locale) || t("imports.rows.nothing")}
              </Typography>
            )}
          </TableCell>
        );
      })}
    </TableRow>
  );
}

/** What the button says that leaves a row out, or takes it in again; of who is in no row, that he stays. */
function leavingOut(verdict: ShownRow["verdict"], isInTable: boolean) {
  if (verdict === "leftOut") return isInTable ? "imports.rows.takeIn" : "imports.rows.notStay";
  return isInTable ? "imports.rows.leaveOut" : "imports.rows.stay";
}
