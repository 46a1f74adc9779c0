import type { Indicator, RaterKind, RatingRules } from "@duheng/contracts";
import type { Edition } from "@duheng/formula";
import { elseBlank } from "./else-blank.ts";
import { numeral } from "./numeral.ts";

/** The kinds of rater whose ballots count for an indicator: those with a weight, in the rules' order. */
export function countedKinds(rules: RatingRules, raters: readonly RaterKind[] | undefined): RaterKind[] {
  return allKinds.filter(
    (kind) => (rules.weights[kind] ?? 0) > 0 && (raters === undefined || raters.includes(kind)),
  );
}

/** Kinds without which there is no result (G6): those named, or the superior; only such as count at all. */
export function requiredKinds(rules: RatingRules, counted: readonly RaterKind[]): RaterKind[] {
  const required: readonly RaterKind[] = rules.required ?? ["superior"];
  return counted.filter((kind) => required.includes(kind));
}

/** Least number of ballots of a kind that count; never under 1. */
export function minimumBallots(rules: RatingRules, kind: RaterKind): number {
  return Math.max(1, rules.minimum?.[kind] ?? 1);
}

/**
 * G6: the weighted mean of the kinds present (0–100), weights of absent kinds spread over those present, as a share
 * of the indicator's greatest points; blank while a required kind is missing or nobody rated.
 */
export function lowerRating(indicator: Indicator, rules: RatingRules, edition: Edition): string {
  const raters = indicator.by.kind === "rating" ? indicator.by.raters : undefined;
  const counted = countedKinds(rules, raters);
  if (counted.length === 0) return edition >= 1 ? "BLANK()" : "IF(FALSE, 0)";
  const rows = counted.map(
    (kind) => `[${numeral(rules.weights[kind] ?? 0)}, ${meanOf(kind, rules, edition)}]`,
  );
  const most = indicator.points.kind === "fixed" ? indicator.points.full : indicator.points.max;
  const required = requiredKinds(rules, counted);
  const needed = required.length > 0 ? required : counted;
  const conditions = needed.map((kind) => `COUNT(ratings.${kind}) >= ${minimumBallots(rules, kind)}`);
  const present =
    conditions.length === 1
      ? conditions.join("")
      : `${required.length > 0 ? "AND" : "OR"}(${conditions.join(", ")})`;
  return `IF(${present}, ${numeral(most)} * (WEIGHTED([${rows.join(", ")}]) ?? 0) / 100${elseBlank(edition)})`;
}

const allKinds: readonly RaterKind[] = ["self", "peer", "superior", "subordinate", "public"];

/** G6: peers are trimmed from 5 ballots on, one at each end, unless the rules say otherwise for all kinds. */
function meanOf(kind: RaterKind, rules: RatingRules, edition: Edition): string {
  const list = `ratings.${kind}`;
  const trim = rules.trim ?? (kind === "peer" ? { from: 5, drop: 1 } : null);
  const mean =
    trim === null || trim.drop === 0
      ? `AVERAGE(${list})`
      : `IF(COUNT(${list}) >= ${trim.from}, TRIMAVERAGE(${list}, ${trim.drop}), AVERAGE(${list}))`;
  return `IF(COUNT(${list}) >= ${minimumBallots(rules, kind)}, ${mean}${elseBlank(edition)})`;
}
