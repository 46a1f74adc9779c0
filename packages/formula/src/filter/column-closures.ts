import { type Columns, columnOf, gatherAt, isBlank, valuesOf } from "../runtime/columns.ts";
import { fits } from "../runtime/doubles.ts";
import type { FastColumns, ResultColumn } from "../runtime/fast.ts";
import type { TypedDefinition } from "../tree/typed-node.ts";
import { closureBack, type Sources } from "./closures.ts";
import { lowerDefinitions } from "./definitions.ts";

/** Definitions in doubles for many records at once, without making code: closures over the columns at hand. */
export function columnClosures(definitions: readonly TypedDefinition[]): FastColumns[] {
  return definitions.map((_, index) => (columns, known, count, values) => {
    const back = closureBack(sourcesOf(columns, known));
    const evaluate = lowerDefinitions(definitions.slice(0, index + 1), () => back)[index] ?? null;
    const undecided: number[] = [];
    const blank = values instanceof Float64Array ? Number.NaN : null;
    for (let record = 0; record < count; record += 1) {
      const value = evaluate?.(record, known);
      if (value === undefined) undecided.push(record);
      else values[record] = value ?? blank;
    }
    return undecided;
  });
}

function sourcesOf(columns: Columns, known: readonly ResultColumn[]): Sources<number> {
  return {
    field(key) {
      const column = valuesOf(columnOf(columns, key));
      return (at) => column[at];
    },
    term({ key, limits, factor }) {
      const { low, high, whole } = limits;
      const column = valuesOf(columnOf(columns, key));
      return (at) => {
        const value = column[at];
        return fits(value, low, high, whole) ? value * factor : Number.NaN;
      };
    },
    plus(a, { key, limits, factor }) {
      const { low, high, whole } = limits;
      const column = valuesOf(columnOf(columns, key));
      return (at, definitions, row) => {
        const value = column[at];
        return fits(value, low, high, whole) ? a(at, definitions, row) + value * factor : Number.NaN;
      };
    },
    definition(index) {
      const column = known[index] ?? [];
      return (at) => column[at];
    },
    isBlank,
    gather(key, optional, { low, high, whole }, blanks) {
      const column = columnOf(columns, key);
      return (at) => gatherAt(column, at, optional, low, high, whole, blanks);
    },
  };
}
