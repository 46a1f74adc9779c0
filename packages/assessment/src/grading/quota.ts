import type { QuotaRule } from "@duheng/contracts";
import { add, divide, floor, fraction, multiply } from "../exact.ts";

export type Rounding = QuotaRule["rounding"];

/**
 * How many of `base` people may be good (G11): percent of them, exact, rounded down by default (seven people
 * at 40 % → 2). base: people ≥ 0; percent: 0–100. Out: seats within [0, base].
 */
export function seatsOf(base: number, percent: number, rounding: Rounding = "floor"): number {
  const share = divide(multiply(fraction(base), fraction(percent)), fraction(100));
  const seats = Number(rounders[rounding](share));
  return Math.min(Math.max(seats, 0), Math.max(base, 0));
}

/** Seats of several small groups that pool their people (G12): 2 + 2 + 3 people → as seven. */
export function pooledSeats(bases: readonly number[], percent: number, rounding: Rounding = "floor"): number {
  return seatsOf(
    bases.reduce((total, base) => total + base, 0),
    percent,
    rounding,
  );
}

const rounders: Record<Rounding, (share: ReturnType<typeof fraction>) => bigint> = {
  floor: (share) => floor(share),
  "half-up": (share) => floor(add(share, fraction("0.5"))),
  ceiling: (share) => -floor({ numerator: -share.numerator, denominator: share.denominator }),
};
