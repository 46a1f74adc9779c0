import type { ScoreResult } from "@duheng/contracts";

/** The score, unless answers are missing that it should rest on: what is without them is no total to hold others against. */
export function wholeScore({ score, errors = [] }: ScoreResult): number | null {
  return errors.some(({ code }) => code === "missing-value") ? null : score;
}
