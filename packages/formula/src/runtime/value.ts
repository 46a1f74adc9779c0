import { isDateText } from "../calendar/date-text.ts";
import { fromDouble, plainDecimal } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { equals, Rational } from "../numbers/rational.ts";
import type { Place, Shape } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { foldCase } from "./fold-case.ts";
import { guard } from "./guard.ts";
import { runLimits } from "./run-limits.ts";

/** A row of the input, as it came. */
export type Row = Readonly<Record<string, unknown>>;

/** A value while it is computed: exact numbers; dates are texts; null is blank. */
export type Value = Rational | string | boolean | null | Row | readonly Value[];

/** A value that leaves: numbers are the doubles nearest to the exact ones. */
export type Output = number | string | boolean | null | Row | readonly Output[];

/**
 * Reads a raw input value as what its schema promises. What is absent, or not of its kind, is a `missing-value`
 * where it must be there; an optional value that is of another kind is one too, since a blank would be a guess.
 */
export function readValue(raw: unknown, shape: Shape, place: Place): Value {
  if (raw === undefined || raw === null) {
    if (shape.kind === "list" && shape.optional) return [];
    if (shape.optional) return null;
    throw new Fault("missing-value", place);
  }
  switch (shape.kind) {
    case "number":
      if (typeof raw === "number" && Number.isFinite(raw)) return guard(fromDouble(raw), place);
      break;
    case "text":
      if (typeof raw === "string") return raw;
      break;
    case "boolean":
      if (typeof raw === "boolean") return raw;
      break;
    case "date":
      if (typeof raw === "string" && isDateText(raw)) return raw;
      break;
    case "row":
      if (isRow(raw)) return raw;
      break;
    case "list":
      if (Array.isArray(raw)) return readList(raw, shape.item, place);
      break;
    case "opaque":
      return true;
  }
  throw new Fault("missing-value", place, { expected: shape.kind });
}

/** An own property of a row. */
export function ownValue(row: unknown, key: string): unknown {
  return isRow(row) && Object.hasOwn(row, key) ? row[key] : undefined;
}

/** A property as `ownReader` reads it, for a key that is not known beforehand. */
export function propertyOf(row: Row, key: string): unknown {
  return key in Object.prototype ? ownValue(row, key) : row[key];
}

/** A reader of one property, quick where the key is none that every object inherits. */
export function ownReader(key: string): (row: unknown) => unknown {
  if (key in Object.prototype) return (row) => ownValue(row, key);
  return (row) => (isRow(row) ? row[key] : undefined);
}

export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Value | null): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether two values of one kind are the same; exact numbers by their value. */
export function sameValue(a: Value, b: Value): boolean {
  return a instanceof Rational && b instanceof Rational ? equals(a, b) : a === b;
}

/** The same, but that texts are alike in any case. */
export function alikeValue(a: Value, b: Value): boolean {
  return typeof a === "string" && typeof b === "string" ? foldCase(a) === foldCase(b) : sameValue(a, b);
}

/** What a caller sees of a value. */
export function output(value: Value): Output {
  if (value instanceof Rational) return toDouble(value);
  return isList(value) ? value.map(output) : value;
}

/** A value as it joins a text. */
export function joinedText(value: Value): string {
  if (value instanceof Rational) return plainDecimal(toDouble(value));
  return typeof value === "string" ? value : "";
}

function readList(raw: readonly unknown[], item: Shape, place: Place): readonly Value[] {
  if (raw.length > runLimits.list)
    throw new Fault("limit-exceeded", place, { limit: "list", most: runLimits.list });
  const values: Value[] = [];
  // What an array leaves out is not there either: `map` would pass over it.
  for (const each of raw) values.push(readValue(each, item, place));
  return values;
}
