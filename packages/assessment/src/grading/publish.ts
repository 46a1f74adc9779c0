import { clip, compare, type Fraction, fraction, roundHalfUp, toNumber } from "../exact.ts";

export interface PublishedScore {
  /** What people see and what grades are made of: within [lower, upper], rounded once. */
  readonly published: number;
  /** The total before, kept for the record. */
  readonly raw: number;
  /** Whether the raw total lay outside the bounds. */
  readonly clipped: boolean;
}

export interface PublishingRule {
  readonly lower?: number;
  readonly upper?: number;
  readonly decimals?: number;
}

/**
 * A raw total as it is published (G2, G5): clipped to [0, 100] and rounded once, half up, to 2 decimals
 * (settings). Throws RangeError where the total is no number.
 */
export function publishScore(raw: number | string | Fraction, rule: PublishingRule = {}): PublishedScore {
  const exact = typeof raw === "object" ? raw : fraction(raw);
  const inside = clip(exact, fraction(rule.lower ?? 0), fraction(rule.upper ?? 100));
  return {
    published: toNumber(roundHalfUp(inside, rule.decimals ?? 2)),
    raw: toNumber(exact),
    clipped: compare(inside, exact) !== 0,
  };
}
