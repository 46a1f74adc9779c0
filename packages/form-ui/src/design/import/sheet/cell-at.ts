import type { Merge, SheetCells } from "../file/workbook.ts";

/** How many columns a sheet has. */
export function widthOf({ rows }: SheetCells): number {
  const known = widths.get(rows) ?? Math.max(0, ...rows.map((row) => row.length));
  widths.set(rows, known);
  return known;
}

/** More than a sheet has rows: numbers of rows of a table that stands beside another one begin at its multiples. */
export const besideFrom = 1_000_000;

const widths = new WeakMap<SheetCells["rows"], number>();

/** The text of a cell, or of the merged one that reaches down to it; what reaches over from the left is no text here. */
export function cellAt(sheet: SheetCells, row: number, column: number): string {
  const own = sheet.rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = mergeAt(sheet, row, column);
  return merge === undefined || merge.startCol < column ? "" : (sheet.rows[merge.startRow]?.[column] ?? "");
}

/** The text of a cell, or of the merged one that it is part of, downwards and to the right. */
export function textAt(sheet: SheetCells, row: number, column: number): string {
  const own = sheet.rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = mergeAt(sheet, row, column);
  return merge === undefined ? "" : (sheet.rows[merge.startRow]?.[merge.startCol] ?? "");
}

/** Whether a cell belongs to a merged one that begins in a row above. */
export function isContinued(sheet: SheetCells, row: number, column: number): boolean {
  const merge = mergeAt(sheet, row, column);
  return merge !== undefined && merge.startRow < row;
}

/** The merged cell that a cell is part of. */
export function mergeAt(sheet: SheetCells, row: number, column: number): Merge | undefined {
  return rowsOf(sheet.merges)
    .get(row)
    ?.find((merge) => column >= merge.startCol && column <= merge.endCol);
}

/** Merged cells by each of their rows: sheets of thousands of rows have thousands of them. */
const byRow = new WeakMap<readonly Merge[], ReadonlyMap<number, readonly Merge[]>>();

function rowsOf(merges: readonly Merge[]): ReadonlyMap<number, readonly Merge[]> {
  const known = byRow.get(merges);
  if (known !== undefined) return known;
  const rows = new Map<number, Merge[]>();
  for (const merge of merges)
    for (let row = merge.startRow; row <= merge.endRow; row += 1) {
      const own = rows.get(row);
      if (own === undefined) rows.set(row, [merge]);
      else own.push(merge);
    }
  byRow.set(merges, rows);
  return rows;
}
