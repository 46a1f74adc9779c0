import type { ImportDefinition } from "../definition.ts";
import { recognised } from "./guess-columns.ts";

/** A row of a table as it was read, and which of the sheet's it is, from 1. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Which rows are headings, by their numbers in the sheet, and what each column is headed; no rows where there are none. */
export interface Headings {
  readonly rows: readonly number[];
  readonly texts: readonly string[];
}

/** Titles, dates and notes stand above a table, never more of them. */
const within = 30;

/**
 * Finds the row that heads a table, or the two: the first of those in which most fields are known by name. Of two, the lower one
 * tells, and where it is empty (merged downwards) the upper one. Where neither two fields are known nor all that stands there, there
 * are none: the table begins with its first row.
 */
export function findHeadings(
  definition: Pick<ImportDefinition, "columns">,
  rows: readonly TableRow[],
): Headings {
  let best: { headings: Headings; known: number } | undefined;
  const top = rows.slice(0, within);
  for (const [at, row] of top.entries()) {
    for (const headings of [headingsOf([row]), ...twoLines(row, top[at + 1])]) {
      const known = recognised(definition, headings.texts);
      if (heads(headings, known) && known > (best?.known ?? 0)) best = { headings, known };
    }
  }
  return best?.headings ?? withoutHeadings(rows);
}

/** Two known fields head a table; of one of a single column, the one. */
function heads({ texts }: Headings, known: number): boolean {
  return known >= 2 || (known === 1 && texts.filter((text) => text !== "").length === 1);
}

/** The headings that some rows make, as a person says which they are. */
export function headingsOf(rows: readonly TableRow[]): Headings {
  const [upper, lower] = rows;
  if (upper === undefined) return { rows: [], texts: [] };
  if (lower === undefined) return { rows: [upper.row], texts: upper.cells.map((cell) => cell.trim()) };
  const width = Math.max(upper.cells.length, lower.cells.length);
  const texts = Array.from({ length: width }, (_, column) => {
    const below = lower.cells[column]?.trim() ?? "";
    return below === "" ? (upper.cells[column]?.trim() ?? "") : below;
  });
  return { rows: [upper.row, lower.row], texts };
}

/** A second line of headings stands directly below, and leaves something to the first. */
function twoLines(upper: TableRow, lower: TableRow | undefined): Headings[] {
  if (lower === undefined || lower.row !== upper.row + 1) return [];
  const leaves = upper.cells.some(
    (cell, column) => cell.trim() !== "" && (lower.cells[column] ?? "").trim() === "",
  );
  return leaves ? [headingsOf([upper, lower])] : [];
}

/** The columns of a table without headings are called by nothing. */
export function withoutHeadings(rows: readonly TableRow[]): Headings {
  const width = Math.max(0, ...rows.slice(0, within).map(({ cells }) => cells.length));
  return { rows: [], texts: Array.from({ length: width }, () => "") };
}

/** Whether a row below the headings is no record: headings again, as on each printed page, or a sum or a note at the end. */
export function isBeside({ texts }: Headings, { cells }: TableRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (filled.length === 0) return true;
  const isAgain =
    texts.length > 0 &&
    texts.some((text) => text !== "") &&
    texts.every((text, column) => text === "" || (cells[column] ?? "").trim() === text);
  return (
    isAgain ||
    (filled.length <= 3 &&
      /^(合计|总计|小计|共计|制表|填表|审核|备注|说明|注)([人:：\d\s]|$)/.test(filled[0] ?? ""))
  );
}
