import { fits } from "../runtime/doubles.ts";
import type { FastRow } from "../runtime/fast.ts";
import { ownReader, type Row } from "../runtime/value.ts";
import type { TypedDefinition } from "../tree/typed-node.ts";
import { closureBack, type Sources } from "./closures.ts";
import { lowerDefinitions } from "./definitions.ts";
import { settlingBack } from "./settling-closures.ts";

/** Definitions in doubles for one filled form at a time, without making code. */
export function rowClosures(definitions: readonly TypedDefinition[]): (FastRow | null)[] {
  const settling = onceMade(() => lowerDefinitions(definitions, () => settles));
  return lowerDefinitions(definitions, () => quick).map((row, index) => (input, known) => {
    const value = row?.(input, known);
    return value === undefined ? settling()[index]?.(input, known) : value;
  });
}

/** Made when it is first needed: formulas are compiled at each key stroke, and few of them meet a tie. */
function onceMade<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const rows: Sources<Row> = {
  field: ownReader,
  term({ key, limits, factor }) {
    const { low, high, whole } = limits;
    const read = inheritedReader(key);
    return (row) => {
      const value = read === null ? row[key] : read(row);
      return fits(value, low, high, whole) ? value * factor : Number.NaN;
    };
  },
  plus(a, { key, limits, factor }) {
    const { low, high, whole } = limits;
    const read = inheritedReader(key);
    return (row, known, inner) => {
      const value = read === null ? row[key] : read(row);
      return fits(value, low, high, whole) ? a(row, known, inner) + value * factor : Number.NaN;
    };
  },
  definition: (index) => (_row, known) => known[index],
  isBlank: (value) => value === undefined || value === null,
  gather: () => null,
};

const quick = closureBack(rows);
const settles = settlingBack(quick);

/** How a property is read that every object inherits under that name; null where it is none. */
function inheritedReader(key: string): ((row: Row) => unknown) | null {
  return key in Object.prototype ? ownReader(key) : null;
}
