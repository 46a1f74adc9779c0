import type { SheetCells } from "../file/workbook.ts";
import { mergeAt, widthOf } from "./cell-at.ts";
import type { ImportTarget } from "./heading-words.ts";
import { isContents, readHeading } from "./headings.ts";

/** Columns from 0, the last one not among them. */
export interface Columns {
  readonly from: number;
  readonly to: number;
}

/**
 * A part of a sheet as a sheet of its own: its columns begin with the first one of the part, rows keep their numbers.
 * Texts that reach over from the left (a heading above several tables) stand in its first column.
 */
export function paneOf(
  sheet: SheetCells,
  { from, to }: Columns,
  { start, end }: { readonly start: number; readonly end: number },
): SheetCells {
  if (from === 0 && to >= widthOf(sheet) && start === 0 && end >= sheet.rows.length) return sheet;
  const kept = panes.get(sheet.rows) ?? new Map<string, SheetCells>();
  panes.set(sheet.rows, kept);
  const key = [from, to, start, end].join();
  const known = kept.get(key);
  if (known !== undefined) return known;
  const rows = [
    ...Array.from({ length: Math.min(start, sheet.rows.length) }, (): string[] => nothing),
    ...sheet.rows.slice(start, end).map((row) => row.slice(from, to)),
  ];
  const reaching = sheet.merges.filter(
    ({ startRow, startCol, endCol }) =>
      startRow >= start && startRow < end && startCol < to && endCol >= from,
  );
  for (const { startRow, startCol } of reaching) {
    const own = rows[startRow];
    if (startCol < from && own !== undefined) own[0] = sheet.rows[startRow]?.[startCol] ?? "";
  }
  const merges = reaching.map((merge) => ({
    ...merge,
    startCol: Math.max(merge.startCol, from) - from,
    endCol: Math.min(merge.endCol, to - 1) - from,
  }));
  const pane = { ...sheet, rows, merges, from };
  kept.set(key, pane);
  return pane;
}

const nothing: string[] = [];

const panes = new WeakMap<SheetCells["rows"], Map<string, SheetCells>>();

/** Columns where something begins behind an empty one; rows of a single text (headings, notes) part nothing. */
export function behindGaps(sheet: SheetCells, start: number, end: number): number[] {
  const filled = new Set<number>();
  const width = widthOf(sheet);
  for (let row = start; row < end && filled.size < width; row += 1) {
    const own = sheet.rows[row] ?? [];
    if (own.filter((cell) => cell !== "").length < 2) continue;
    for (let column = 0; column < width; column += 1)
      if (!filled.has(column) && ((own[column] ?? "") !== "" || mergeAt(sheet, row, column) !== undefined))
        filled.add(column);
  }
  const first = Math.min(...filled);
  return [...filled].filter((column) => column > first && !filled.has(column - 1)).sort((a, b) => a - b);
}

/** Columns where the headings begin anew with the first one. */
export function whereRepeated(headings: readonly string[]): number[] {
  const first = headings.findIndex((heading) => heading !== "");
  return headings.flatMap((heading, at) => (at > first + 1 && heading === headings[first] ? [at] : []));
}

/** Whether headings are those of a table by itself: names of indicators, and what they are worth or how they are judged. */
export function namesAndDescribes(headings: readonly string[]): boolean {
  const targets = headings.map((heading) => readHeading(heading)?.target);
  return (
    nameIn(headings) >= 0 &&
    targets.some((target) => target === "points" || target === "groupWeight" || target === "description")
  );
}

/** The column of the indicators' own names by the headings alone, the lowest level of them; -1 where none is. */
export function nameIn(headings: readonly string[]): number {
  const levels = headings.map(levelOf);
  return levels.lastIndexOf(Math.max(1, ...levels));
}

/** How low the level of the names below a heading is, from 1; 0 where it heads none. */
export function levelOf(heading = ""): number {
  const target = isContents(heading) ? "title" : readHeading(heading)?.target;
  return target === undefined ? 0 : nameLevels.indexOf(target) + 1;
}

const nameLevels: readonly ImportTarget[] = ["level1", "level2", "level3", "title"];
