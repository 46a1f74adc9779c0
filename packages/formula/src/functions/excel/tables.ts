import { type Conversion, certain, type PastedCall } from "./difference.ts";

/** What is sought and what is found for it, as written. */
export type Pairs = readonly (readonly [key: string, value: string])[];

/** Two columns of a table that is written out; null where it has no such column. */
export function pairsOf(
  table: readonly (readonly string[])[] | null,
  keyColumn: number,
  valueColumn: number,
): Pairs | null {
  const pairs: (readonly [string, string])[] = [];
  for (const row of table ?? []) {
    const [key, value] = [row[keyColumn], row[valueColumn]];
    if (key === undefined || value === undefined) return null;
    pairs.push([key, value]);
  }
  return pairs.length === 0 ? null : pairs;
}

/**
 * A look-up by equality. Where nothing is found Excel has an error, which IFERROR turns into the fallback; ours is
 * blank there without one, so that it is certain only with one. A blank cell is sought as 0 or, among texts, not found.
 */
export function writeSwitch({ args: [x], fallback }: PastedCall, pairs: Pairs): readonly Conversion[] {
  if (x === undefined) return [];
  const keys = pairs.map(([key]) => key);
  // Wildcards in what is sought, and numbers among texts, are Excel's own.
  if (!keys.every(isTextual) && !keys.every(isNumeric)) return [];
  const rest = [...pairs.flat(), ...(fallback === null ? [] : [fallback])].join(", ");
  const standIn = keys.every(isNumeric) ? "0" : '""';
  const written = [`SWITCH(${x.text}, ${rest})`, `SWITCH(${x.operand} ?? ${standIn}, ${rest})`];
  return fallback === null ? written : written.map(certain);
}

/**
 * A look-up by threshold, which Excel does right only in a rising order. Below the lowest it fails: where the field can
 * lie there and nothing was said for it, ours leaves the else out, which points then must have.
 */
export function writeBand(call: PastedCall, pairs: Pairs): readonly Conversion[] {
  const {
    args: [x],
    fallback,
  } = call;
  if (x === undefined || !pairs.every(([key]) => isNumeric(key))) return [];
  const thresholds = pairs.map(([key]) => numberIn(key));
  if (thresholds.some((each, index) => index > 0 && each <= (thresholds[index - 1] ?? each))) return [];
  const falling = [...pairs].reverse();
  const rows = falling.map(([key, value]) => `[${key}, ${value}]`).join(", ");
  const sought = [x.text, `${x.operand} ?? 0`];
  if (fallback !== null) return sought.map((each) => certain(`BAND(${each}, [${rows}], ${fallback})`));
  const type = call.typeOf(x.ast);
  const least = type?.kind === "number" && !type.optional ? type.range?.minimum : undefined;
  const [lowest] = pairs;
  if (least !== undefined && lowest !== undefined && pairs.length > 1 && least >= numberIn(lowest[0])) {
    const above = falling.slice(0, -1).map(([key, value]) => `[${key}, ${value}]`);
    return [certain(`BAND(${x.text}, [${above.join(", ")}], ${lowest[1]})`)];
  }
  return [x.operand, `${x.operand} ?? 0`].map(
    (each) => `IFS(${falling.map(([key, value]) => `${each} >= ${key}, ${value}`).join(", ")})`,
  );
}

function isTextual(cell: string): boolean {
  return /^["“]/.test(cell);
}

function isNumeric(cell: string): boolean {
  return /^-?\d/.test(cell);
}

function numberIn(cell: string): number {
  return cell.endsWith("%") ? Number(cell.slice(0, -1)) / 100 : Number(cell);
}
