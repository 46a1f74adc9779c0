import { isRow, propertyOf, type Row } from "./value.ts";

/**
 * What the filter's back-ends do at run time: everything here works in doubles, and answers NaN, or -1 in place of a
 * truth value or a number of members, where doubles decide nothing. Then the formula is evaluated exactly.
 */

/** Members that a list may have in doubles. */
export const mostMembers = 512;

/** Stands where a value was to be read from something that holds none. */
export const irregular = Symbol("irregular");

/** The numbers of the list at hand: a formula uses one list at a time. */
const members = new Float64Array(mostMembers);

/** Counts the lists that were begun: a property may be a getter that evaluates another formula meanwhile. */
let begun = 0;

/** The property of a row; a blank row's is blank where it may be blank. */
export function member(row: unknown, key: string, optional: boolean): unknown {
  if (isRow(row)) return propertyOf(row, key);
  return optional && isMissing(row) ? undefined : irregular;
}

/** A truth value that was read: 1, 0, or -1. */
export function truth(value: unknown): number {
  return value === true ? 1 : value === false ? 0 : -1;
}

/** Whether a text that was read is `text`. */
export function textIs(value: unknown, text: string): number {
  return typeof value === "string" ? (value === text ? 1 : 0) : -1;
}

/** 0, for not blank, where what was read is of its kind; else -1. */
export function present(value: unknown, kind: "number" | "text" | "boolean"): number {
  if (kind === "number") return fits(value, -1e300, 1e300, false) ? 0 : -1;
  return typeof value === (kind === "text" ? "string" : "boolean") ? 0 : -1;
}

/** Half away from zero, in whole multiples of 1 / scale. */
export function roundHalf(x: number, scale: number, margin: number): number {
  const scaled = x * scale;
  const size = scaled < 0 ? -scaled : scaled;
  const below = Math.floor(size);
  const rest = size - below;
  const distance = rest - 0.5;
  if (!(distance > margin || distance < -margin)) return Number.NaN;
  const rounded = distance > 0 ? below + 1 : below;
  // `+ 0` makes of -0 the only zero there is.
  return (scaled < 0 ? -rounded : rounded) / scale + 0;
}

/** The next whole multiple of 1 / scale away from zero (`away`), toward zero, or below. */
export function roundDirected(
  x: number,
  scale: number,
  margin: number,
  name: "away" | "toward" | "floor",
): number {
  const scaled = x * scale;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  if (!(rest > margin && rest < 1 - margin)) return Number.NaN;
  const up = name === "away" ? scaled > 0 : name === "toward" && scaled < 0;
  return (up ? below + 1 : below) / scale + 0;
}

/** Reads the numbers of a list; how many there are, or -1. */
export function gather(
  list: unknown,
  optional: boolean,
  low: number,
  high: number,
  whole: boolean,
  blanks: boolean,
): number {
  if (!Array.isArray(list)) return optional && isMissing(list) ? 0 : -1;
  if (list.length > mostMembers) return -1;
  begun += 1;
  const turn = begun;
  let count = 0;
  for (let index = 0; index < list.length; index += 1) {
    const value: unknown = list[index];
    if (fits(value, low, high, whole)) {
      members[count] = value;
      count += 1;
    } else if (!(blanks && isMissing(value))) return -1;
  }
  return turn === begun ? count : -1;
}

/** As `gather`, of a part of many lists' numbers; NaN is no number. */
export function gatherRange(
  values: Float64Array,
  from: number,
  to: number,
  low: number,
  high: number,
  whole: boolean,
): number {
  if (to - from > mostMembers) return -1;
  begun += 1;
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (!fits(value, low, high, whole)) return -1;
    members[index - from] = value;
  }
  return to - from;
}

/** Reads a property of the rows that meet a condition; how many numbers there are, or -1. */
export function gatherRows(
  rows: unknown,
  optional: boolean,
  condition: Condition,
  key: string,
  low: number,
  high: number,
  whole: boolean,
  blanks: boolean,
): number {
  begun += 1;
  const turn = begun;
  let count = 0;
  const met = visitRows(rows, optional, condition, (row) => {
    const value = propertyOf(row, key);
    if (!fits(value, low, high, whole)) return blanks && isMissing(value);
    members[count] = value;
    count += 1;
    return true;
  });
  return met < 0 || turn !== begun ? -1 : count;
}

/** How many rows meet a condition, or -1. */
export function countRows(rows: unknown, optional: boolean, condition: Condition): number {
  return visitRows(rows, optional, condition, () => true);
}

/** 1, 0 or -1 for a row; without one every row is meant. */
type Condition = ((row: unknown) => number) | null;

/** Shows the rows that meet a condition to `visit`, which answers whether to go on; how many they are, or -1. */
function visitRows(
  rows: unknown,
  optional: boolean,
  condition: Condition,
  visit: (row: Row) => boolean,
): number {
  if (!Array.isArray(rows)) return optional && isMissing(rows) ? 0 : -1;
  if (rows.length > mostMembers) return -1;
  let count = 0;
  for (const row of rows) {
    if (!isRow(row)) return -1;
    const met = condition === null ? 1 : condition(row);
    if (met < 0 || (met > 0 && !visit(row))) return -1;
    count += met;
  }
  return count;
}

/** Whether a value is a number within limits. */
export function fits(value: unknown, low: number, high: number, whole: boolean): value is number {
  return typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** The sum of what was gathered; `count` is what gathering answered. */
export function sum(count: number): number {
  if (count < 0) return Number.NaN;
  let total = 0;
  for (let index = 0; index < count; index += 1) total += gathered(index);
  return total;
}

export function count(gathered: number): number {
  return gathered < 0 ? Number.NaN : gathered;
}

export function average(count: number): number {
  return count > 0 ? sum(count) / count : Number.NaN;
}

export function smallest(count: number): number {
  let found = Number.NaN;
  for (let index = 0; index < count; index += 1) if (!(gathered(index) >= found)) found = gathered(index);
  return found;
}

export function greatest(count: number): number {
  let found = Number.NaN;
  for (let index = 0; index < count; index += 1) if (!(gathered(index) <= found)) found = gathered(index);
  return found;
}

/** The mean of the middle value, or of the two in the middle: all but they are dropped on both sides. */
export function median(count: number): number {
  return trimmed(count, Math.max(0, (count - 1) >> 1));
}

/** The mean without the `drop` highest and lowest; of no more than twice as many the plain mean. */
export function trimmed(count: number, drop: number): number {
  if (!(count > 2 * drop && count > 0)) return average(count);
  if (drop === 1) return middle(count);
  const order = members.subarray(0, count).sort();
  let total = 0;
  for (let index = drop; index < count - drop; index += 1) total += order[index] ?? 0;
  return total / (count - 2 * drop);
}

/** Without the highest and the lowest, in one go: how raters' points are nearly always averaged. */
function middle(count: number): number {
  let total = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index += 1) {
    const value = gathered(index);
    total += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return (total - low - high) / (count - 2);
}

/** The number at a place among those that were gathered. */
export function gathered(index: number): number {
  return members[index] ?? Number.NaN;
}
