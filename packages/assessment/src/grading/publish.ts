import { clip, compare, exact, type Rational, round, toDouble } from "@duheng/formula/numbers";

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
export function publishScore(raw: number | string | Rational, rule: PublishingRule = {}): PublishedScore {
  const total = typeof raw === "object" ? raw : exact(raw);
  const inside = clip(total, exact(rule.lower ?? 0), exact(rule.upper ?? 100));
  return {
    published: toDouble(round(inside, rule.decimals ?? 2, "half-away")),
    raw: toDouble(total),
    clipped: compare(inside, total) !== 0,
  };
}
