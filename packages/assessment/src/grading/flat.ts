import type { Grade } from "@duheng/contracts";

export type FlatSign = "small-deviation" | "within-one-point" | "one-grade";

export interface FlatScoring {
  /** What shows that everybody was scored alike; empty: nothing does. */
  readonly signs: readonly FlatSign[];
  /** Standard deviation of the scores in points. */
  readonly deviation: number;
  /** The greatest share of people (0–1) whose scores lie within one point of each other. */
  readonly shareWithin: number;
}

export interface FlatRule {
  readonly deviationUnder?: number;
  readonly withinPoints?: number;
  readonly shareOver?: number;
}

/**
 * Whether scoring is flat (平均主义), named before grades are fixed (G16; the limits are settings): standard
 * deviation under 1 point, over 80 % of people within 1 point, or one grade for all. Fewer than 3 people say
 * nothing. A picture for people, no decision: doubles will do.
 */
export function flatScoring(
  scores: readonly number[],
  grades: readonly Grade[] = [],
  { deviationUnder = 1, withinPoints = 1, shareOver = 0.8 }: FlatRule = {},
): FlatScoring {
  if (scores.length < 3) return { signs: [], deviation: 0, shareWithin: 0 };
  const mean = scores.reduce((total, score) => total + score, 0) / scores.length;
  const deviation = Math.sqrt(
    scores.reduce((total, score) => total + (score - mean) ** 2, 0) / scores.length,
  );
  const shareWithin = mostWithin(scores, withinPoints) / scores.length;
  const signs: FlatSign[] = [];
  if (deviation < deviationUnder) signs.push("small-deviation");
  if (shareWithin > shareOver) signs.push("within-one-point");
  if (grades.length >= 3 && new Set(grades).size === 1) signs.push("one-grade");
  return { signs, deviation, shareWithin };
}

/** The most people whose scores lie within so many points of each other. */
function mostWithin(scores: readonly number[], points: number): number {
  const sorted = [...scores].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  sorted.forEach((high, index) => {
    // A published score has at most 4 decimals; the margin is far below that.
    while (high - (sorted[first] ?? high) > points + 1e-9) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
