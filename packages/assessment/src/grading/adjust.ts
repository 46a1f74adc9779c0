import { clip, exact, subtract, sum, toDouble, zero } from "@duheng/formula/numbers";

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
  const additions = clip(sum(input.additions.map(exact)), zero, exact(input.additionCap ?? 10));
  const deductions = clip(sum(input.deductions.map(exact)), zero, exact(input.deductionCap ?? 20));
  return toDouble(subtract(additions, deductions));
}
