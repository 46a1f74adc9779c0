import { Button, Chip, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { FieldInfo, ShownRow } from "../answers.ts";
import { RowChoice } from "./RowChoice.tsx";
import type { EditRow } from "./use-row-edit.ts";
import { verdictColours } from "./verdict-colours.ts";

interface RowVerdictProps {
  row: ShownRow;
  /** Those in which what is wrong with a cell is told. */
  columns: readonly FieldInfo[];
  /** It can be corrected. */
  isOpen: boolean;
  isBusy: boolean;
  edit: EditRow;
}

/** What becomes of a row, why, and what can be done about it as a whole. */
export function RowVerdict({ row, columns, isOpen, isBusy, edit }: RowVerdictProps) {
  const t = useT();
  const locale = useAppLocale();
  const { verdict, applied } = row;
  const whole = problemsOfWhole(row, columns);
  const isRefused = verdict === "refused" || verdict === "doubt";
  // Of who is in no row there is nothing to correct.
  const isInTable = row.row > 0;
  return (
    <Stack useFlexGap sx={{ gap: 0.5, alignItems: "flex-start" }}>
      <Chip
        size="small"
        variant="outlined"
        color={verdictColours[verdict]}
        label={t(`imports.rows.${verdict}`)}
      />
      {isInTable ? null : <Typography variant="body2">{row.label}</Typography>}
      {whole.map(({ field, code, message }) => (
        <Typography key={`${field} ${code}`} variant="caption" color={isRefused ? "error" : "warning.dark"}>
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
        <RowChoice
          row={row}
          isBusy={isBusy}
          canBeNew={!isOfFigures(columns)}
          onChoice={(choice) => void edit({ choice })}
        />
      ) : null}
      {isOpen && canBeLeftOut.has(verdict) ? (
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
  );
}

/** What is told of the row as a whole: also of what it lacks, for which the table has no column. */
export function problemsOfWhole({ problems }: ShownRow, columns: readonly FieldInfo[]): ShownRow["problems"] {
  return problems.filter(({ field }) => !columns.some((column) => column.field === field));
}

const canBeLeftOut: ReadonlySet<ShownRow["verdict"]> = new Set([
  "refused",
  "doubt",
  "new",
  "changed",
  "gone",
  "leftOut",
]);

/** What the button says that leaves a row out, or takes it in again; of who is in no row, that he stays. */
function leavingOut(verdict: ShownRow["verdict"], isInTable: boolean) {
  if (verdict === "leftOut") return isInTable ? "imports.rows.takeIn" : "imports.rows.notStay";
  return isInTable ? "imports.rows.leaveOut" : "imports.rows.stay";
}

/** Nobody is made by figures. */
function isOfFigures(columns: readonly FieldInfo[]): boolean {
  return columns.some(({ field }) => field.startsWith("values."));
}
