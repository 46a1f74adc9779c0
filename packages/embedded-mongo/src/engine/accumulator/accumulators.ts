import { Decimal128 } from "bson";
import type { Collation } from "../collation.ts";
import { compareValues } from "../compare.ts";
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  finite,
  fromDoubleExactly,
  negateDecimal,
  toDecimal128,
} from "../decimal.ts";
import { mergeObjects } from "../expression/variables.ts";
import { hashValue } from "../hash.ts";
import { double, fitsLong, integer, isNumeric, type Numeric, toDecimal, toNumber } from "../numbers.ts";

/** One running accumulation. */
export interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

/** Makes a fresh accumulation. */
type AccumulatorFactory = (collation: Collation | undefined) => Accumulator;

/** Accumulators of one value per document, by name. */
export const simpleAccumulators: Readonly<Record<string, AccumulatorFactory>> = {
  $sum: () => {
    const total = runningSum();
    return { add: total.add, result: total.sum };
  },
  $avg: () => {
    const total = runningSum();
    return { add: total.add, result: total.average };
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

/** A sum that keeps MongoDB's types: exact for integers and decimals, compensated for doubles. */
export function runningSum(): {
  add: (value: unknown) => void;
  remove: (value: unknown) => void;
  sum: () => Numeric;
  average: () => unknown;
} {
  let count = 0;
  let integers = 0;
  let largeIntegers = 0n;
  let longs = 0;
  let doubles = 0;
  let sum = 0;
  let lost = 0;
  let decimals = 0;
  let decimal: Decimal = finite(0n, 0);
  // What no subtraction takes away again is counted: NaN and the infinities, of doubles and of decimals.
  const notFinite = { nan: 0, positive: 0, negative: 0 };

  const addDouble = (value: number): void => {
    // Neumaier's compensation: what an addition rounds away is kept apart.
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  };
  const countSpecial = (value: number, sign: 1 | -1): void => {
    notFinite[Number.isNaN(value) ? "nan" : value > 0 ? "positive" : "negative"] += sign;
  };
  const change = (value: unknown, sign: 1 | -1): void => {
    if (typeof value === "number" && (value | 0) === value && !Object.is(value, -0)) {
      count += sign;
      integers += sign * value;
      if (!Number.isSafeInteger(integers * 2)) {
        largeIntegers += BigInt(integers);
        integers = 0;
      }
      return;
    }
    if (!isNumeric(value)) return;
    count += sign;
    if (typeof value === "bigint") {
      longs += sign;
      largeIntegers += BigInt(sign) * value;
    } else if (value instanceof Decimal128) {
      decimals += sign;
      const exact = toDecimal(value);
      if (exact.special !== null) countSpecial(Number(exact.special), sign);
      else decimal = addDecimals(decimal, sign === 1 ? exact : negateDecimal(exact));
    } else {
      doubles += sign;
      const plain = toNumber(value);
      if (Number.isFinite(plain)) addDouble(sign * plain);
      else countSpecial(plain, sign);
    }
  };
  const special = (): number | undefined => {
    const { nan, positive, negative } = notFinite;
    if (nan > 0 || (positive > 0 && negative > 0)) return Number.NaN;
    if (positive > 0) return Number.POSITIVE_INFINITY;
    return negative > 0 ? Number.NEGATIVE_INFINITY : undefined;
  };
  const inDouble = (): number => special() ?? sum + lost + Number(largeIntegers + BigInt(integers));
  const exact = (): Decimal => {
    const infinite = special();
    if (infinite !== undefined) return fromDoubleExactly(infinite);
    const whole = addDecimals(decimal, finite(largeIntegers + BigInt(integers), 0));
    return doubles > 0
      ? addDecimals(addDecimals(whole, fromDoubleExactly(sum)), fromDoubleExactly(lost))
      : whole;
  };
  const total = (): Numeric => {
    if (decimals > 0) return toDecimal128(exact());
    if (doubles > 0) return double(inDouble());
    const whole = largeIntegers + BigInt(integers);
    if (longs > 0) return fitsLong(whole) ? whole : double(Number(whole));
    return integer(whole) ?? double(Number(whole));
  };
  return {
    add: (value) => change(value, 1),
    remove: (value) => change(value, -1),
    sum: total,
    average: () => {
      if (count === 0) return null;
      if (decimals > 0)
        return toDecimal128(divideDecimals(exact(), finite(BigInt(count), 0)) ?? finite(0n, 0));
      return double(inDouble() / count);
    },
  };
}

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
