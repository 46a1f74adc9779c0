import type { BandCall } from "@duheng/formula";

/** A change of a formula's text, as CodeMirror takes it. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export type BandColumn = "threshold" | "points";

/** The call that the cursor stands in, the innermost; else the first. */
export function bandAt(calls: readonly BandCall[], cursor: number): BandCall | null {
  const around = calls.filter(({ from, to }) => from <= cursor && cursor <= to);
  return around.at(-1) ?? calls[0] ?? null;
}

/** Another text in one cell; whatever else is written, comments too, stays letter by letter. */
export function editCell(call: BandCall, row: number, column: BandColumn, text: string): TextChange | null {
  const cell = call.rows[row]?.[column];
  return cell === undefined || cell.text === text ? null : { from: cell.from, to: cell.to, insert: text };
}

export function editOtherwise({ otherwise }: BandCall, text: string): TextChange | null {
  return otherwise.text === text ? null : { from: otherwise.from, to: otherwise.to, insert: text };
}

/** One band more, behind a row: as far below it as that is below the one before. */
export function addBand({ rows }: BandCall, behind: number): TextChange | null {
  const row = rows[behind];
  if (row === undefined) return null;
  const threshold = nextBelow(
    rows[behind - 1]?.threshold.text,
    row.threshold.text,
    rows.map((each) => each.threshold.text),
  );
  return { from: row.to, to: row.to, insert: `, [${threshold}, 0]` };
}

/** One band less, with the comma that parted it; the last one stays. */
export function removeBand({ rows }: BandCall, at: number): TextChange | null {
  const [row, before, after] = [rows[at], rows[at - 1], rows[at + 1]];
  if (row === undefined || rows.length === 1) return null;
  if (before !== undefined) return { from: before.to, to: row.to, insert: "" };
  return after === undefined ? null : { from: row.from, to: after.from, insert: "" };
}

/** Cells that were copied elsewhere, put in from one cell on; rows are added where there are not enough. */
export function pasteCells(
  { rows }: BandCall,
  start: number,
  column: BandColumn,
  cells: readonly (readonly string[])[],
): TextChange | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const texts = rows.map(({ threshold, points }) => [threshold.text, points.text]);
  for (const [index, line] of cells.entries()) {
    const at = start + index;
    const row = texts[at] ?? ["0", "0"];
    const offset = column === "threshold" ? 0 : 1;
    for (const [each, text] of line.entries()) if (offset + each < 2) row[offset + each] = text;
    texts[at] = row;
  }
  return {
    from: first.from,
    to: last.to,
    insert: texts.map(([threshold, points]) => `[${threshold}, ${points}]`).join(", "),
  };
}

/** A number that no other row has, one step below. */
function nextBelow(before: string | undefined, text: string, taken: readonly string[]): string {
  const [last, above] = [numberOf(text), before === undefined ? null : numberOf(before)];
  if (last === null) return "0";
  const isPercent = text.trim().endsWith("%");
  const step = above !== null && above > last ? above - last : isPercent || last > 1 ? 10 : 0.1;
  for (let count = 1; count <= taken.length + 1; count += 1) {
    const next = `${Number((last - step * count).toFixed(6))}${isPercent ? "%" : ""}`;
    if (!taken.includes(next)) return next;
  }
  return "0";
}

function numberOf(text: string): number | null {
  const parts = /^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$/.exec(text);
  return parts === null ? null : Number(parts[1]);
}
