import type { Merge, SheetCells } from "../file/workbook.ts";
import { ordinalLevel, tailOf } from "./group-title.ts";
import { headingScore, isHeadingRow, isKnownHeading } from "./headings.ts";

/** Where the table begins in a sheet: rows from 0. */
export interface TablePlace {
  /** -1 where the table has no heading. */
  readonly header: number;
  /** How many rows the heading takes: 2 where columns share a title above. */
  readonly height: 1 | 2;
}

/** A table of a sheet, or a part of one that begins with a heading of its own. */
export interface Block extends TablePlace {
  /** The row (from 0) behind its last one. */
  readonly end: number;
  readonly headings: readonly string[];
}

/** The row that looks most like a heading among the first ones; none where indicators with their points come first. */
export function findTable(sheet: SheetCells): TablePlace {
  const scores = sheet.rows.slice(0, 30).map(headingScore);
  const most = Math.max(0, ...scores);
  const begin = sheet.rows.find((row) => row.filter((cell) => cell !== "").length > 1);
  if (most < 2 && begin?.some(isOfIndicator) === true) return { header: -1, height: 1 };
  // Of headings that are repeated the first begins the table, even where a later one says a word more.
  const first = scores.findIndex((score, row) => score >= 4 && isHeadingRow(sheet.rows[row] ?? []));
  const likeliest = Math.max(0, first >= 0 ? first : scores.indexOf(most));
  // The lower half of a heading says more than the upper one.
  const isLower = likeliest > 0 && headingHeight(sheet, likeliest - 1) === 2;
  const header = isLower ? likeliest - 1 : likeliest;
  return { header, height: headingHeight(sheet, header) };
}

/** What stands in the rows of a table and not in its heading: an amount, a number before a name, points behind it. */
function isOfIndicator(cell: string): boolean {
  return (
    /^\d+(\.\d+)?\s*[分%％]?$/.test(cell) || ordinalLevel(cell) !== undefined || tailOf(cell) !== undefined
  );
}

/** The tables of a sheet from a heading on: sheets often repeat it, or begin anew with another one. */
export function findBlocks(sheet: SheetCells, first: TablePlace): Block[] {
  const places: TablePlace[] = [first];
  for (let row = first.header + first.height; row < sheet.rows.length; row += 1)
    if (isHeadingRow(sheet.rows[row] ?? [])) {
      const place = { header: row, height: headingHeight(sheet, row) };
      places.push(place);
      row += place.height - 1;
    }
  return places.map((place, index) => ({
    ...place,
    end: places[index + 1]?.header ?? sheet.rows.length,
    headings: headingsOf(sheet, place),
  }));
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
  return Array.from({ length: widthOf(sheet) }, (_, column) => {
    const above = textAt(sheet, header, column);
    if (height === 1) return isIdle(sheet, header, column) ? "" : above;
    const below = textAt(sheet, header + 1, column);
    if (below === "" || below === above) return isIdle(sheet, header, column) ? "" : above;
    return isKnownHeading(below) || above === "" ? below : `${above} ${below}`;
  });
}

/** How many columns a sheet has. */
export function widthOf({ rows }: SheetCells): number {
  const known = widths.get(rows) ?? Math.max(0, ...rows.map((row) => row.length));
  widths.set(rows, known);
  return known;
}

const widths = new WeakMap<SheetCells["rows"], number>();

/** The text of a cell, or of the merged one that reaches down to it; what reaches over from the left is no text here. */
export function cellAt(sheet: SheetCells, row: number, column: number): string {
  const own = sheet.rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = mergeAt(sheet, row, column);
  return merge === undefined || merge.startCol < column ? "" : (sheet.rows[merge.startRow]?.[column] ?? "");
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

function textAt(sheet: SheetCells, row: number, column: number): string {
  const own = sheet.rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = mergeAt(sheet, row, column);
  return merge === undefined ? "" : (sheet.rows[merge.startRow]?.[merge.startCol] ?? "");
}

/** Whether a column only widens the one to its left: its heading does, and it has no cell of its own. */
function isIdle(sheet: SheetCells, header: number, column: number): boolean {
  const merge = mergeAt(sheet, header, column);
  if (merge === undefined || merge.startCol === column) return false;
  const first = sheet.rows.findIndex((row, at) => at > header && (row[column] ?? "") !== "");
  // What stands below the next heading is of another table.
  return first < 0 || sheet.rows.slice(header + 1, first + 1).some(isHeadingRow);
}
