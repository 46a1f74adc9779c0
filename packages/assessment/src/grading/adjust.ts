import { clip, fraction, subtract, sum, toNumber, zero } from "../exact.ts";

export interface Adjustments {
  /** Points of each addition, ≥ 0. */
  readonly additions: readonly number[];
  /** Points of each deduction as positive numbers. */
  readonly deductions: readonly number[];
  readonly additionCap?: number;
  readonly deductionCap?: number;
}

/**
 * What additions and deductions are worth together (G1): each list is capped before they are netted,
 * additions at 10 and deductions at 20 (settings). Out: points within [−deductionCap, additionCap].
 */
export function netAdjustment(input: Adjustments): number {
  const additions = clip(sum(input.additions.map(fraction)), zero, fraction(input.additionCap ?? 10));
  const deductions = clip(sum(input.deductions.map(fraction)), zero, fraction(input.deductionCap ?? 20));
  return toNumber(subtract(additions, deductions));
}
