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
  number(key, low, high) {
    if (key in Object.prototype) {
      const read = ownReader(key);
      return (row) => within(read(row), low, high);
    }
    return (row) => {
      const value = row[key];
      return typeof value === "number" && value >= low && value <= high ? value : Number.NaN;
    };
  },
  definition: (index) => (_row, known) => known[index],
  isBlank: (value) => value === undefined || value === null,
  gather: () => null,
};

const back = closureBack(rows);

function within(value: unknown, low: number, high: number): number {
  return typeof value === "number" && value >= low && value <= high ? value : Number.NaN;
}
