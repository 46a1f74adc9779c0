import type { FieldSource, RaterKind } from "@duheng/contracts";
import type { AnswerValues, FieldSchema, Figures, Item } from "./items/index.ts";

export interface FilledForm {
  readonly answers: AnswerValues;
  /** What datasets must say for it; absent: no item reads any. */
  readonly data?: Figures;
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
  const data = figuresOf(items, answers, (item) => item.figures?.(amountOf(item)) ?? {});
  return {
    answers,
    review,
    ...(Object.keys(ratings).length > 0 ? { ratings } : {}),
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}

/** What datasets say where sourced fields have these answers, and what `others` gives beside them. */
export function figuresOf(
  items: readonly Item[],
  answers: AnswerValues,
  others: (item: Item) => Figures,
): Figures {
  const data: Record<string, Record<string, unknown>> = {};
  const say = (dataset: string, figures: Readonly<Record<string, unknown>>) => {
    data[dataset] = { ...data[dataset], ...figures };
  };
  for (const item of items) {
    for (const [key, field] of Object.entries(item.fields)) {
      const source = sourceOf(field);
      if (source) say(source.dataset, answers[key] === undefined ? {} : { [source.column]: answers[key] });
    }
    for (const [dataset, figures] of Object.entries(others(item))) say(dataset, figures);
  }
  return data;
}

/** The column that fills a field; undefined: people do. */
export function sourceOf(field: FieldSchema): FieldSource | undefined {
  return field["x-source"] as FieldSource | undefined;
}

/** One of each kind but five peers, all at the same share: the mean is that share whatever the weights. */
function ballots(raters: readonly RaterKind[], share: number): Partial<Record<RaterKind, number[]>> {
  const score = Math.round(share * 100);
  return Object.fromEntries(
    raters.map((kind) => [kind, kind === "peer" ? [score, score, score, score, score] : [score]]),
  );
}
