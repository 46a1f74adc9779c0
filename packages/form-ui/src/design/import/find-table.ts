import { isKnownHeading } from "./guess-columns.ts";
import type { Merge, SheetCells } from "./workbook.ts";

/** Where the table begins in a sheet: rows from 0. */
export interface TablePlace {
  readonly header: number;
  /** How many rows the heading takes: 2 where columns share a title above. */
  readonly height: 1 | 2;
}

/** The row that looks most like a heading among the first ones. */
export function findTable(sheet: SheetCells): TablePlace {
  const scores = sheet.rows.slice(0, 30).map((row) => row.filter(isKnownHeading).length);
  const most = Math.max(0, ...scores);
  const header = Math.max(0, scores.indexOf(most));
  return { header, height: headingHeight(sheet, header) };
}

/** Whether the heading goes on in the next row: some of its cells reach down there, others stand above several. */
export function headingHeight({ rows, merges }: SheetCells, header: number): 1 | 2 {
  const own = merges.filter((merge) => merge.startRow === header);
  const isDeep = own.some((merge) => merge.endRow === header + 1);
  const isWide = own.some((merge) => merge.endRow === header && merge.endCol > merge.startCol);
  return isDeep && isWide && rows.length > header + 1 ? 2 : 1;
}

/** The heading of each column; of one that shares a title above, both. */
export function headingsOf(sheet: SheetCells, { header, height }: TablePlace): string[] {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const above = cellAt(sheet, header, column);
    if (height === 1) return above;
    const below = cellAt(sheet, header + 1, column);
    if (below === "" || below === above) return above;
    return isKnownHeading(below) || above === "" ? below : `${above} ${below}`;
  });
}

/** The text of a cell, or of the merged cell that it is part of. */
export function cellAt({ rows, merges }: SheetCells, row: number, column: number): string {
  const own = rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = mergeAt(merges, row, column);
  return merge === undefined ? "" : (rows[merge.startRow]?.[merge.startCol] ?? "");
}

/** Whether a cell belongs to a merged one that begins in a row above. */
export function isContinued({ merges }: SheetCells, row: number, column: number): boolean {
  const merge = mergeAt(merges, row, column);
  return merge !== undefined && merge.startRow < row;
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find(
    (merge) =>
      row >= merge.startRow && row <= merge.endRow && column >= merge.startCol && column <= merge.endCol,
  );
}
