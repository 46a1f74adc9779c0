import type { RaterKind } from "@duheng/contracts";
import type { AnswerValues, Item } from "./items/index.ts";

export interface FilledForm {
  readonly answers: AnswerValues;
  /** The reviewer's points by indicator code. */
  readonly review: Record<string, number>;
  /** Ballots by indicator code and kind of rater, 0–100. */
  readonly ratings?: Record<string, Partial<Record<RaterKind, number[]>>>;
}

/** A form filled so that each item earns about the amount asked for (a share of its points, or events). */
export function fillItems(items: readonly Item[], amountOf: (item: Item) => number): FilledForm {
  const answers: AnswerValues = {};
  const review: Record<string, number> = {};
  const ratings: Record<string, Partial<Record<RaterKind, number[]>>> = {};
  for (const item of items) {
    const amount = amountOf(item);
    Object.assign(answers, item.answers(amount));
    if (item.review) review[item.indicator.code] = item.review(amount);
    if (item.indicator.by.kind === "rating") {
      ratings[item.indicator.code] = ballots(item.indicator.by.raters ?? [], amount);
    }
  }
  return Object.keys(ratings).length > 0 ? { answers, review, ratings } : { answers, review };
}

/** One of each kind but five peers, all at the same share: the mean is that share whatever the weights. */
function ballots(raters: readonly RaterKind[], share: number): Partial<Record<RaterKind, number[]>> {
  const score = Math.round(share * 100);
  return Object.fromEntries(
    raters.map((kind) => [kind, kind === "peer" ? [score, score, score, score, score] : [score]]),
  );
}
