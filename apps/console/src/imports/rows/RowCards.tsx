import { Box, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { ShownRow } from "../answers.ts";
import { problemsIn, RowCell, saysAnything } from "./RowCell.tsx";
import type { RowsProps } from "./RowTable.tsx";
import { RowVerdict } from "./RowVerdict.tsx";
import { useRowEdit } from "./use-row-edit.ts";

/** The same rows where there is no room for a table: one below the other, what is wrong first. */
export function RowCards({ rows, ...shared }: RowsProps) {
  return (
    <Stack component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
      {rows.map((row) => (
        <Card key={row.id} row={row} {...shared} />
      ))}
    </Stack>
  );
}

function Card({ of, columns, row, isOpen }: Omit<RowsProps, "rows"> & { row: ShownRow }) {
  const t = useT();
  const locale = useAppLocale();
  const { edit, isBusy } = useRowEdit(of, row);
  const shared = { row, isOpen, isBusy, edit };
  const isWrong = (field: string) => problemsIn(row, field).length > 0;
  const told = columns.filter(({ field }) => saysAnything(row, field));
  const inOrder = [
    ...told.filter(({ field }) => isWrong(field)),
    ...told.filter(({ field }) => !isWrong(field)),
  ];
  return (
    <Stack
      component="li"
      useFlexGap
      sx={{ gap: 1, py: 1.5, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Stack direction="row" useFlexGap sx={{ gap: 1.5, alignItems: "flex-start" }}>
        <RowVerdict {...shared} columns={columns} />
        {row.row === 0 ? null : (
          <Typography variant="body2" color="textSecondary" sx={{ ml: "auto", whiteSpace: "nowrap" }}>
            {t("imports.columns.headingRow", { row: row.row })}
          </Typography>
        )}
      </Stack>
      <Box sx={{ display: "grid", gridTemplateColumns: "6em minmax(0, 1fr)", columnGap: 1, rowGap: 0.75 }}>
        {inOrder.map((column) => (
          <Box key={column.field} sx={{ display: "contents" }}>
            <Typography variant="body2" color="textSecondary">
              {column.title[locale]}
            </Typography>
            <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
              <RowCell {...shared} column={column} />
            </Box>
          </Box>
        ))}
      </Box>
    </Stack>
  );
}
