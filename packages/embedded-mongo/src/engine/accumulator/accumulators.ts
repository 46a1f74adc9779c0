import type { Collation } from "../collation.ts";
import { compareValues } from "../compare.ts";
import { mergeObjects } from "../expression/variables.ts";
import { hashValue } from "../hash.ts";
import { double, isNumeric, toNumber } from "../numbers.ts";
import { RunningSum } from "./running-sum.ts";

/** One running accumulation. */
export interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
  /** Of sums and averages: what numbers can be added to without being values first. */
  readonly total?: RunningSum;
}

/** Makes a fresh accumulation. */
type AccumulatorFactory = (collation: Collation | undefined) => Accumulator;

/** Accumulators of one value per document, by name. */
export const simpleAccumulators: Readonly<Record<string, AccumulatorFactory>> = {
  $sum: () => {
    const total = new RunningSum();
    return { add: (value) => total.add(value), result: () => total.sum(), total };
  },
  $avg: () => {
    const total = new RunningSum();
    return { add: (value) => total.add(value), result: () => total.average(), total };
  },
  $min: (collation) => extreme(-1, collation),
  $max: (collation) => extreme(1, collation),
  $first: () => {
    let first: unknown;
    let any = false;
    return {
      add: (value) => {
        if (!any) first = value;
        any = true;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return {
      add: (value) => {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $push: () => {
    const list: unknown[] = [];
    return {
      add: (value) => {
        if (value !== undefined) list.push(value);
      },
      result: () => list,
    };
  },
  $addToSet: (collation) => {
    const set = new Map<string, unknown>();
    return {
      add: (value) => {
        if (value === undefined) return;
        const key = hashValue(value, collation);
        if (!set.has(key)) set.set(key, value);
      },
      result: () => [...set.values()],
    };
  },
  $mergeObjects: () => {
    let merged = mergeObjects([]);
    return {
      add: (value) => {
        merged = mergeObjects([merged, value]);
      },
      result: () => merged,
    };
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
};

function extreme(sign: 1 | -1, collation: Collation | undefined): Accumulator {
  let best: unknown;
  return {
    add: (value) => {
      // Null and missing never count.
      if (value === undefined || value === null) return;
      if (best === undefined || compareValues(value, best, collation) * sign > 0) best = value;
    },
    result: () => best ?? null,
  };
}

function deviation(missing: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      const x = toNumber(value);
      count++;
      const delta = x - mean;
      mean += delta / count;
      squares += delta * (x - mean);
    },
    result: () => (count - missing < 1 ? null : double(Math.sqrt(squares / (count - missing)))),
  };
}
