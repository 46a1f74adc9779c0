import type { Grade, GradeBands } from "@duheng/contracts";

/** Grades from the highest to the lowest. */
export const grades: readonly Grade[] = ["good", "fair", "average", "poor"];

/** G10: good ≥ 90, fair ≥ 80, average ≥ 60, poor below. */
export const defaultBands: GradeBands = { good: 90, fair: 80, average: 60 };

/** The grade of a published score by the bands alone, without quota (G10). There are no gaps: 89.5 is fair. */
export function bandOf(score: number, bands: GradeBands = defaultBands): Grade {
  if (score >= bands.good) return "good";
  if (score >= bands.fair) return "fair";
  return score >= bands.average ? "average" : "poor";
}

/** The grade that remains under a veto's ceiling (G9); no ceiling changes nothing. */
export function underCeiling(grade: Grade, ceiling: Grade | undefined): Grade {
  return ceiling && isAbove(grade, ceiling) ? ceiling : grade;
}

/** Whether a grade is better than another. */
export function isAbove(grade: Grade, other: Grade): boolean {
  return grades.indexOf(grade) < grades.indexOf(other);
}
