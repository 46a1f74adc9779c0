import { add, divide, fraction, multiply, zero } from "../exact.ts";
import { publishScore } from "./publish.ts";

export interface TransferPart {
  /** Calendar days in that unit, ≥ 0. */
  readonly days: number;
  /** The score that this unit gave, 0–100. */
  readonly score: number;
}

/**
 * The score of somebody who moved within a cycle (G19): each unit's part weighted by its days, rounded once,
 * to 2 decimals. null where no part has a day.
 */
export function transferScore(parts: readonly TransferPart[]): number | null {
  let points = zero;
  let days = zero;
  for (const part of parts) {
    points = add(points, multiply(fraction(part.days), fraction(part.score)));
    days = add(days, fraction(part.days));
  }
  return days.numerator === 0n ? null : publishScore(divide(points, days)).published;
}
