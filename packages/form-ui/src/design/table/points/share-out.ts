import {
  add,
  compare,
  decimalsOf,
  divide,
  exact,
  floored,
  isZero,
  multiply,
  type Rational,
  subtract,
  sum,
  toDouble,
} from "@duheng/formula/numbers";

/**
 * Shares a total out by weights so that the shares sum up to it exactly: each share is its exact part cut to
 * `decimals` places, and what is left goes one unit each to those that were cut most (largest remainder).
 * @param total above 0
 * @param weights at least one, each above 0
 * @returns one share above 0 per weight, in order; null where the total has not one unit for each
 */
export function shareOut(total: number, weights: readonly number[], decimals: number): number[] | null {
  const unit = exact(`1e-${Math.max(decimals, decimalsOf(total))}`);
  const units = divide(exact(total), unit);
  if (weights.length === 0 || compare(units, exact(weights.length)) < 0) return null;
  const parts = weights.map(exact);
  const whole = sum(parts);
  const shares = parts.map((part, index) => {
    const share = divide(multiply(units, part), whole);
    return { index, part, units: floored(share), rest: subtract(share, floored(share)) };
  });
  let left = subtract(units, sum(shares.map((share) => share.units)));
  for (const share of [...shares].sort(byRest)) {
    if (isZero(left)) break;
    share.units = add(share.units, one);
    left = subtract(left, one);
  }
  // An indicator of no points is none: who got nothing takes one unit from who has most.
  for (const poor of shares.filter((share) => isZero(share.units))) {
    const rich = shares.reduce((most, share) => {
      const order = compare(share.units, most.units);
      return order > 0 || (order === 0 && compare(share.part, most.part) < 0) ? share : most;
    });
    rich.units = subtract(rich.units, one);
    poor.units = one;
  }
  return shares.map((share) => toDouble(multiply(share.units, unit)));
}

const one = exact(1);

/** Shares a total out evenly; shares differ by one unit at most, the first ones being larger. */
export function spreadEvenly(total: number, count: number, decimals: number): number[] | null {
  return shareOut(
    total,
    Array.from({ length: count }, () => 1),
    decimals,
  );
}

interface Share {
  readonly index: number;
  readonly part: Rational;
  readonly rest: Rational;
}

/** Largest remainder first; among equals the larger part, then the earlier one. */
function byRest(left: Share, right: Share): number {
  return compare(right.rest, left.rest) || compare(right.part, left.part) || left.index - right.index;
}
