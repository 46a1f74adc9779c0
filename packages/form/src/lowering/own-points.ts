import type { Indicator } from "@duheng/contracts";
import type { Constants } from "@duheng/formula";

/** What the points that an indicator can give at most are called in its own formulas. */
export const ownPointsWords = ["满分", "full"] as const;

/**
 * `满分` and `full` in the formulas of an indicator: the points that it can give at most, so that other points need no other
 * formula. A field that is called so keeps its meaning.
 */
export function ownPoints({ points }: Pick<Indicator, "points">): Constants {
  const value = points.kind === "fixed" ? points.full : points.max;
  return Object.fromEntries(ownPointsWords.map((word) => [word, { value, title: title[word] }]));
}

const title: Record<(typeof ownPointsWords)[number], string> = {
  满分: "本指标的满分",
  full: "full points of this indicator",
};
