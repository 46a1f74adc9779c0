import type { Contribution } from "@duheng/contracts";
import { givenOf } from "./of-kind.ts";

/**
 * The reviewers' points that count, by indicator code; undefined where nobody has reviewed. Each step gives indicators of
 * its own, so that no two ever give the same one.
 */
export function reviewPoints(contributions: readonly Contribution[]): Record<string, number> | undefined {
  const reviews = givenOf(contributions, "review");
  if (reviews.length === 0) return undefined;
  return Object.fromEntries(
    reviews.flatMap(({ review }) =>
      Object.entries(review.points).flatMap(([code, points]) =>
        points === undefined ? [] : [[code, points]],
      ),
    ),
  );
}
