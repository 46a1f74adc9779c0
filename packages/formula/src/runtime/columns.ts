import { gather, gatherRange, irregular } from "./doubles.ts";
import { put } from "./put.ts";

/** A list of numbers of every record: those of record i are `values` from `offsets[i]` to before `offsets[i + 1]`. */
export interface ListColumn {
  readonly values: Float64Array;
  readonly offsets: Uint32Array;
}

/** One field of many records. NaN in a `Float64Array`, and undefined or null elsewhere, is a blank. */
export type Column = Float64Array | readonly unknown[] | ListColumn;

/** Fields of many records, by key. */
export type Columns = Readonly<Record<string, Column>>;

/** A field's column; of one that is not there, every value is blank. */
export function columnOf(columns: Columns, key: string): Column {
  return (Object.hasOwn(columns, key) ? columns[key] : undefined) ?? [];
}

/** What a column has one of for each record. Where that is a list, it is no single value, and no blank either. */
export function valuesOf(column: Column): ArrayLike<unknown> {
  return isListColumn(column) ? lists : column;
}

const lists: ArrayLike<unknown> = new Proxy([], { get: () => irregular });

/** Whether a value of a column is blank. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || Number.isNaN(value);
}

/** Record `index` of columns, as an input. */
export function recordAt(columns: Columns, index: number): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(columns)) put(record, key, valueAt(columnOf(columns, key), index));
  return record;
}

function valueAt(column: Column, index: number): unknown {
  if (isListColumn(column)) {
    const end = column.offsets[index + 1];
    return end === undefined ? null : Array.from(column.values.subarray(column.offsets[index], end));
  }
  const value = column[index];
  return isBlank(value) ? null : value;
}

/** As `gather`, of the list of record `index`. */
export function gatherAt(
  column: Column,
  index: number,
  optional: boolean,
  low: number,
  high: number,
  whole: boolean,
  blanks: boolean,
): number {
  if (!isListColumn(column)) return gather(column[index], optional, low, high, whole, blanks);
  const end = column.offsets[index + 1];
  if (end === undefined) return optional ? 0 : -1;
  return gatherRange(column.values, column.offsets[index] ?? 0, end, low, high, whole);
}

function isListColumn(column: Column): column is ListColumn {
  return "offsets" in column;
}
