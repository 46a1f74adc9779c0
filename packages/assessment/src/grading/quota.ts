import type { QuotaRule } from "@duheng/contracts";
import {
  add,
  divide,
  exact,
  floored,
  multiply,
  negate,
  type Rational,
  toDouble,
} from "@duheng/formula/numbers";

export type Rounding = QuotaRule["rounding"];

/**
 * How many of `base` people may be good (G11): percent of them, exact, rounded down by default (seven people
 * at 40 % → 2). base: people ≥ 0; percent: 0–100. Out: seats within [0, base].
 */
export function seatsOf(base: number, percent: number, rounding: Rounding = "floor"): number {
  const share = divide(multiply(exact(base), exact(percent)), exact(100));
  const seats = toDouble(rounders[rounding](share));
  return Math.max(0, Math.min(seats, base));
}

/** Seats of several small groups that pool their people (G12): 2 + 2 + 3 people → as seven. */
export function pooledSeats(bases: readonly number[], percent: number, rounding: Rounding = "floor"): number {
  return seatsOf(
    bases.reduce((total, base) => total + base, 0),
    percent,
    rounding,
  );
}

const rounders: Record<Rounding, (share: Rational) => Rational> = {
  floor: (share) => floored(share),
  "half-up": (share) => floored(add(share, exact("0.5"))),
  ceiling: (share) => negate(floored(negate(share))),
};
