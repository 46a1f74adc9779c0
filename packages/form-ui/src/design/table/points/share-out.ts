import { decimalsOf, toDecimal, toNumber, unitsAt } from "./decimal.ts";

/**
 * Shares a total out by weights so that the shares sum up to it exactly: each share is its exact part cut to
 * `decimals` places, and what is left goes one unit each to those that were cut most (largest remainder).
 * @param total above 0
 * @param weights at least one, each above 0
 * @returns one share above 0 per weight, in order; null where the total has not one unit for each
 */
export function shareOut(total: number, weights: readonly number[], decimals: number): number[] | null {
  const scale = Math.max(decimals, decimalsOf(total));
  const units = unitsAt(toDecimal(total), scale);
  if (weights.length === 0 || units < BigInt(weights.length)) return null;
  const parts = exactWeights(weights);
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const shares = parts.map((part, index) => ({
    index,
    part,
    units: (units * part) / whole,
    rest: (units * part) % whole,
  }));
  let left = units - shares.reduce((sum, share) => sum + share.units, 0n);
  for (const share of shares.toSorted(byRest)) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }
  // An indicator of no points is none: who got nothing takes one unit from who has most.
  for (const poor of shares.filter((share) => share.units === 0n)) {
    const rich = shares.reduce((most, share) =>
      share.units > most.units || (share.units === most.units && share.part < most.part) ? share : most,
    );
    rich.units -= 1n;
    poor.units = 1n;
  }
  return shares.map((share) => toNumber({ units: share.units, scale }));
}

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
  readonly part: bigint;
  readonly rest: bigint;
}

/** Largest remainder first; among equals the larger part, then the earlier one. */
function byRest(left: Share, right: Share): number {
  if (left.rest !== right.rest) return left.rest > right.rest ? -1 : 1;
  if (left.part !== right.part) return left.part > right.part ? -1 : 1;
  return left.index - right.index;
}

function exactWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map(toDecimal);
  const scale = Math.max(...decimals.map((each) => each.scale));
  return decimals.map((each) => unitsAt(each, scale));
}
