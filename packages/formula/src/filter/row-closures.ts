import { fits } from "../runtime/doubles.ts";
import type { FastRow } from "../runtime/fast.ts";
import { ownReader, type Row } from "../runtime/value.ts";
import type { TypedDefinition } from "../tree/typed-node.ts";
import { closureBack, type Sources } from "./closures.ts";
import { lowerDefinitions } from "./definitions.ts";

/** Definitions in doubles for one filled form at a time, without making code. */
export function rowClosures(definitions: readonly TypedDefinition[]): (FastRow | null)[] {
  return lowerDefinitions(definitions, () => back);
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

const back = closureBack(rows);

/** How a property is read that every object inherits under that name; null where it is none. */
function inheritedReader(key: string): ((row: Row) => unknown) | null {
  return key in Object.prototype ? ownReader(key) : null;
}
