import { Table, TableBody, TableCell, TableHead, TableRow } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { FieldInfo, ImportRecord, ShownRow } from "../answers.ts";
import { RowCell } from "./RowCell.tsx";
import { problemsOfWhole, RowVerdict } from "./RowVerdict.tsx";
import { useRowEdit } from "./use-row-edit.ts";

export interface RowsProps {
  of: ImportRecord;
  columns: readonly FieldInfo[];
  rows: readonly ShownRow[];
  isOpen: boolean;
}

/** Rows as they stand in the table, with what is wrong in a cell below it, and what a change replaces. */
export function RowTable({ of, columns, rows, isOpen }: RowsProps) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Table size="small" sx={{ width: "auto", minWidth: "100%" }}>
      <TableHead>
        <TableRow>
          <TableCell>{t("imports.rows.row")}</TableCell>
          <TableCell>{t("imports.rows.verdict")}</TableCell>
          {columns.map(({ field, title }) => (
            <TableCell key={field}>{title[locale]}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} of={of} columns={columns} row={row} isOpen={isOpen} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ of, columns, row, isOpen }: Omit<RowsProps, "rows"> & { row: ShownRow }) {
  const { edit, isBusy } = useRowEdit(of, row);
  const shared = { row, isOpen, isBusy, edit };
  // A sentence of the row as a whole has the room to be read.
  const isTold = row.applied?.why !== undefined || problemsOfWhole(row, columns).length > 0;
  return (
    <TableRow sx={{ verticalAlign: "top" }}>
      <TableCell sx={{ color: "text.secondary" }}>{row.row === 0 ? "—" : row.row}</TableCell>
      <TableCell sx={{ minWidth: isTold ? 300 : 130, maxWidth: 320 }}>
        <RowVerdict {...shared} columns={columns} />
      </TableCell>
      {columns.map((column) => (
        <TableCell key={column.field} sx={{ minWidth: 110, maxWidth: 260 }}>
          <RowCell {...shared} column={column} />
        </TableCell>
      ))}
    </TableRow>
  );
}
