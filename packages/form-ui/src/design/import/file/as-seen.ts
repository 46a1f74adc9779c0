import { importLimits } from "./import-error.ts";
import type { Merge, SheetCells } from "./workbook.ts";

/** A sheet without what is hidden in it; a merged cell that reaches out of hidden rows or columns is still seen. */
export function asSeen(sheet: SheetCells): SheetCells {
  // A whole column may be merged, down to the last row that a sheet can have.
  const merges = sheet.merges.flatMap((merge): Merge[] =>
    merge.startRow < sheet.rows.length && merge.startCol <= importLimits.columns
      ? [
          {
            ...merge,
            endRow: Math.min(merge.endRow, sheet.rows.length - 1),
            endCol: Math.min(merge.endCol, importLimits.columns),
          },
        ]
      : [],
  );
  const rows = new Set(sheet.hidden?.rows.filter((row) => hasText(sheet, row)));
  const columns = new Set(
    sheet.hidden?.columns.filter((column) => sheet.rows.some((row) => (row[column] ?? "") !== "")),
  );
  const anchors = new Map(merges.map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));
  const isSeen = (row: number, column: number): boolean => {
    if (!rows.has(row) && !columns.has(column)) return true;
    const merge = anchors.get(`${row},${column}`);
    return (
      merge !== undefined &&
      reaches(merge.startRow, merge.endRow, rows) &&
      reaches(merge.startCol, merge.endCol, columns)
    );
  };
  const seen = sheet.rows.map((cells, row) =>
    withoutEmptyEnd(cells.map((cell, column) => (isSeen(row, column) ? cell : ""))),
  );
  return { ...sheet, rows: seen, merges, hidden: { rows: [...rows], columns: [...columns] } };
}

/** Whether any of some rows or columns is seen. */
function reaches(first: number, last: number, hidden: ReadonlySet<number>): boolean {
  for (let at = first; at <= last; at += 1) if (!hidden.has(at)) return true;
  return false;
}

function hasText({ rows }: SheetCells, row: number): boolean {
  return rows[row]?.some((cell) => cell !== "") === true;
}

function withoutEmptyEnd(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
}
