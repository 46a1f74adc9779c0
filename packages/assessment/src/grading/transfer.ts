import { add, divide, exact, isZero, multiply, zero } from "@duheng/formula/numbers";
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
    points = add(points, multiply(exact(part.days), exact(part.score)));
    days = add(days, exact(part.days));
  }
  return isZero(days) ? null : publishScore(divide(points, days)).published;
}
