import Add from "@mui/icons-material/Add";
import { Button, Stack, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import { blankColumn, type ColumnDraft } from "./column-drafts.ts";

interface ColumnTableProps {
  readonly columns: readonly ColumnDraft[];
  /** Of the dataset, for how formulas name a column. */
  readonly datasetKey: string;
  readonly isDisabled: boolean;
  readonly onChange: (columns: ColumnDraft[]) => void;
}

/** The columns of a dataset, each in a row to be changed and moved. */
export function ColumnTable({ columns, datasetKey, isDisabled, onChange }: ColumnTableProps) {
  const t = useT();
  const put = (at: number, next: ColumnDraft) =>
    onChange(columns.map((column, index) => (index === at ? next : column)));
  const move = (at: number, by: number) => {
    const next = [...columns];
    next.splice(at + by, 0, ...next.splice(at, 1));
    onChange(next);
  };
  return (
    <Stack spacing={1.5}>
      {columns.length === 0 ? (
        <Typography color="textSecondary">{t("datasets.columns.none")}</Typography>
      ) : (
        <Stack component="ol" spacing={1.5} sx={{ listStyle: "none", p: 0, m: 0 }}>
          {columns.map((column, at) => (
            <ColumnRow
              key={column.id}
              column={column}
              others={columns}
              datasetKey={datasetKey}
              isDisabled={isDisabled}
              isFirst={at === 0}
              isLast={at === columns.length - 1}
              onChange={(next) => put(at, next)}
              onMove={(by) => move(at, by)}
              onRemove={() => onChange(columns.filter((_, index) => index !== at))}
            />
          ))}
        </Stack>
      )}
      {isDisabled ? null : (
        <Button
          startIcon={<Add />}
          sx={{ alignSelf: "flex-start" }}
          onClick={() => onChange([...columns, blankColumn(columns)])}
        >
          {t("datasets.columns.add")}
        </Button>
      )}
    </Stack>
  );
}
