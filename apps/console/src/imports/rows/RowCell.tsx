import { Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { FieldInfo, ShownRow } from "../answers.ts";
import { CellInput } from "./CellInput.tsx";
import type { EditRow } from "./use-row-edit.ts";
import { wordsOfValue } from "./words-of-value.ts";

interface RowCellProps {
  row: ShownRow;
  column: FieldInfo;
  isOpen: boolean;
  isBusy: boolean;
  edit: EditRow;
}

/** What stands in a row of a column, with what is wrong with it, and what it replaces. */
export function RowCell({ row, column, isOpen, isBusy, edit }: RowCellProps) {
  const t = useT();
  const locale = useAppLocale();
  const { field } = column;
  const { verdict } = row;
  const isInTable = row.row > 0;
  const changed = changeIn(row, field);
  return (
    <>
      <CellInput
        label={t("imports.rows.edit", { row: row.row, field: column.title[locale] })}
        text={isInTable ? textIn(row, field) : wordsOfValue(column, changed?.after, locale)}
        isSealed={column.isSealed}
        isOpen={isOpen && isInTable && verdict !== "leftOut" && verdict !== "beside"}
        isBusy={isBusy}
        isCorrected={row.edited?.includes(field) === true}
        problems={problemsIn(row, field)}
        onText={(next) => edit({ cells: [{ field, text: next }] })}
      />
      {changed === undefined ? null : (
        <Typography variant="caption" color="textSecondary" sx={{ display: "block" }}>
          {t("imports.rows.was")} {wordsOfValue(column, changed.before, locale) || t("imports.rows.nothing")}
        </Typography>
      )}
    </>
  );
}

/** Whether a row says anything of a column, or anything is said of it. */
export function saysAnything(row: ShownRow, field: string): boolean {
  return textIn(row, field) !== "" || changeIn(row, field) !== undefined || problemsIn(row, field).length > 0;
}

export function problemsIn({ problems }: ShownRow, field: string): ShownRow["problems"] {
  return problems.filter((one) => one.field === field);
}

function textIn({ shown }: ShownRow, field: string): string {
  return shown?.find((cell) => cell.field === field)?.text ?? "";
}

function changeIn({ changes }: ShownRow, field: string) {
  return changes.find((one) => one.field === field);
}
