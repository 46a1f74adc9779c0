import type { Grade } from "@duheng/contracts";

export interface AnnualInput {
  /** The year's grades, cycle by cycle; null: a cycle without a grade. */
  readonly grades: readonly (Grade | null)[];
  /** How many good are needed: a number, or at least half of the cycles. Default 1. */
  readonly minimumGood?: number | "half";
  /** Whether cycles without a grade count among the cycles that half is taken of. Default out. */
  readonly missing?: "in" | "out";
}

export type AnnualEligibility =
  | { readonly eligible: true; readonly good: number }
  | { readonly eligible: false; readonly good: number; readonly reason: "average-or-poor" | "too-few-good" };

/** Whether somebody is a candidate for 优秀 in the annual assessment (G24): a proposal, decided by people. */
export function annualEligibility({
  grades,
  minimumGood = 1,
  missing = "out",
}: AnnualInput): AnnualEligibility {
  const given = grades.filter((grade) => grade !== null);
  const good = given.filter((grade) => grade === "good").length;
  if (given.includes("average") || given.includes("poor")) {
    return { eligible: false, good, reason: "average-or-poor" };
  }
  const cycles = missing === "in" ? grades.length : given.length;
  const enough = minimumGood === "half" ? good > 0 && 2 * good >= cycles : good >= minimumGood;
  return enough ? { eligible: true, good } : { eligible: false, good, reason: "too-few-good" };
}
