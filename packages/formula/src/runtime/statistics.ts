import {
  add,
  compare,
  divide,
  integer,
  multiply,
  type Rational,
  subtract,
  zero,
} from "../numbers/rational.ts";
import { squareRoot } from "../numbers/roots.ts";

/** Exact statistics of numbers. All but `sum` need at least one. */
export function sum(values: readonly Rational[]): Rational {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
}

export function average(values: readonly Rational[]): Rational {
  return divide(sum(values), integer(values.length));
}

export function sorted(values: readonly Rational[]): Rational[] {
  return [...values].sort(compare);
}

export function median(values: readonly Rational[]): Rational {
  const order = sorted(values);
  const middle = Math.floor(order.length / 2);
  const upper = order[middle] ?? zero;
  return order.length % 2 === 1 ? upper : divide(add(order[middle - 1] ?? zero, upper), integer(2));
}

/** The standard deviation of a whole population, to 34 significant digits. */
export function populationDeviation(values: readonly Rational[]): Rational {
  const mean = average(values);
  const squares = values.map((value) => {
    const difference = subtract(value, mean);
    return multiply(difference, difference);
  });
  return squareRoot(average(squares));
}

export function smallest(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(b, a) < 0 ? b : a));
}

export function greatest(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(b, a) > 0 ? b : a));
}

/** The mean without the k highest and k lowest; of no more than 2k values the plain mean. */
export function trimmedAverage(values: readonly Rational[], k: number): Rational {
  return average(values.length <= 2 * k ? values : sorted(values).slice(k, values.length - k));
}
