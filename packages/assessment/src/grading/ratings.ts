import type { RaterKind } from "@duheng/contracts";
import { add, compare, divide, exact, multiply, type Rational, sum, zero } from "@duheng/formula/numbers";
import { publishScore } from "./publish.ts";

export interface RatingsInput {
  /** Weight of each kind of rater; they need not add up to 100. */
  readonly weights: Readonly<Partial<Record<RaterKind, number>>>;
  /** One score, or all ballots, of each kind; none or an empty list: that kind is absent. */
  readonly scores: Readonly<Partial<Record<RaterKind, number | readonly number[] | null>>>;
  /** Kinds without which there is no result; default: superior. */
  readonly required?: readonly RaterKind[];
  /** Ballots of these kinds are trimmed: from so many ballots on, so many highest and lowest are dropped. */
  readonly trim?: { readonly from: number; readonly drop: number; readonly kinds?: readonly RaterKind[] };
}

export type RatingsResult =
  | { readonly ok: true; readonly exact: Rational; readonly score: number }
  | { readonly ok: false; readonly blocked: RaterKind | "all" };

/**
 * The score that raters give together (G5, G6): the weight of absent kinds is spread over those present; a
 * missing required kind leaves no result and is named ("all": nobody with a weight is there). Peers' ballots
 * lose the highest and lowest from 5 on (setting). The weighted mean is exact, `score` rounded to 2 decimals.
 */
export function combineRatings(input: RatingsInput): RatingsResult {
  const weighted = raterKinds.filter((kind) => (input.weights[kind] ?? 0) > 0);
  const means = new Map<RaterKind, Rational>();
  for (const kind of weighted) {
    const mean = meanOf(kind, input);
    if (mean) means.set(kind, mean);
  }
  const missing = (input.required ?? ["superior"]).find(
    (kind) => weighted.includes(kind) && !means.has(kind),
  );
  if (missing) return { ok: false, blocked: missing };

  let points = zero;
  let weights = zero;
  for (const [kind, mean] of means) {
    const weight = exact(input.weights[kind] ?? 0);
    points = add(points, multiply(weight, mean));
    weights = add(weights, weight);
  }
  if (means.size === 0) return { ok: false, blocked: "all" };
  const mean = divide(points, weights);
  return { ok: true, exact: mean, score: publishScore(mean).published };
}

const raterKinds: readonly RaterKind[] = ["self", "peer", "superior", "subordinate", "public"];

function meanOf(kind: RaterKind, { scores, trim }: RatingsInput): Rational | undefined {
  const given = scores[kind];
  if (given === undefined || given === null) return undefined;
  const ballots = (typeof given === "number" ? [given] : given).map(exact);
  if (ballots.length === 0) return undefined;
  const kept = trimmed(ballots, kind, { from: 5, drop: 1, ...trim });
  return divide(sum(kept), exact(kept.length));
}

/** Without the highest and lowest, where enough ballots remain after it. */
function trimmed(ballots: Rational[], kind: RaterKind, trim: NonNullable<RatingsInput["trim"]>): Rational[] {
  const kinds = trim.kinds ?? ["peer"];
  if (!kinds.includes(kind) || ballots.length < trim.from || ballots.length <= 2 * trim.drop) return ballots;
  return [...ballots].sort(compare).slice(trim.drop, ballots.length - trim.drop);
}
