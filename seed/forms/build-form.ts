import type { Form, IndicatorGroup, Layout, RatingRules, Sample } from "@duheng/contracts";
import { type FilledForm, figuresOf, fillItems } from "./fill.ts";
import type { AnswerValues, FieldSchema, Item } from "./items/index.ts";

export interface FormPlan {
  readonly title: string;
  readonly description: string;
  readonly items: readonly Item[];
  /** Default: common 30, individual 60, ratings 10, additions ≤ 10, deductions ≥ −20 (G1), as far as used. */
  readonly groups?: readonly IndicatorGroup[];
  readonly ratings?: RatingRules;
}

/** A form document from its items: fields, layout, indicators, groups and samples with their expected scores. */
export function buildForm(plan: FormPlan): Form {
  const { items } = plan;
  const used = new Set(items.map((item) => item.indicator.group));
  const groups = (plan.groups ?? defaultGroups).filter((group) => used.has(group.code));
  const properties: Record<string, FieldSchema> = Object.assign({}, ...items.map((item) => item.fields));
  return {
    title: plan.title,
    description: plan.description,
    fields: { type: "object", properties, required: [...new Set(items.flatMap((item) => item.required))] },
    layout: layoutOf(items, groups),
    indicators: items.map((item) => item.indicator),
    score: { groups: nonEmpty(groups), lower: 0, upper: 100, decimals: 2 },
    ...(plan.ratings ? { ratings: plan.ratings } : {}),
    samples: samplesOf(items, groups),
  };
}

function nonEmpty(groups: readonly IndicatorGroup[]): Form["score"]["groups"] {
  const [first, ...others] = groups;
  if (!first) throw new Error("seed: a form without a group");
  return [first, ...others];
}

/** The groups of G1. */
export const defaultGroups: readonly IndicatorGroup[] = [
  { id: "group-common", code: "共性", title: "共性指标", kind: "common", min: 0, max: 30 },
  { id: "group-individual", code: "个性", title: "个性指标", kind: "individual", min: 0, max: 60 },
  { id: "group-ratings", code: "测评", title: "综合测评", kind: "ratings", min: 0, max: 10 },
  { id: "group-satisfaction", code: "满意度", title: "群众满意度", kind: "additions", min: -5, max: 2.5 },
  { id: "group-additions", code: "加分", title: "加分（正面清单）", kind: "additions", min: 0, max: 10 },
  { id: "group-deductions", code: "扣分", title: "扣分（负面清单）", kind: "deductions", min: -20, max: 0 },
];

function layoutOf(items: readonly Item[], groups: readonly IndicatorGroup[]): Layout {
  const shown = new Set<string>();
  const sections = groups.flatMap((group) => {
    const fields = items
      .filter((item) => item.indicator.group === group.code)
      .flatMap((item) => item.layout)
      .filter(({ field }) => !shown.has(field) && shown.add(field));
    if (fields.length === 0) return [];
    return [
      { id: `section-${group.id}`, title: group.title, columns: 2 as const, items: fields, kind: group.kind },
    ];
  });
  const work = sections.filter(
    ({ kind }) => kind === "common" || kind === "individual" || kind === "ratings",
  );
  const lists = sections.filter((section) => !work.includes(section));
  const pages = [
    { id: "page-work", title: "履职情况", sections: work.map(({ kind: _kind, ...section }) => section) },
    { id: "page-lists", title: "加分与扣分", sections: lists.map(({ kind: _kind, ...section }) => section) },
  ];
  return { pages: pages.filter((page) => page.sections.length > 0) };
}

/** What the form must give, by arithmetic of its own and not by the scoring that is tested with it. */
function samplesOf(items: readonly Item[], groups: readonly IndicatorGroup[]): Sample[] {
  const full = fillItems(items, (item) => (isScored(item) ? 1 : 0));
  const samples: Sample[] = [
    sample(
      "sample-full",
      "各项满分、无加减分",
      full,
      expectedScore(items, groups, () => 1),
    ),
  ];

  const halved = fillItems(items, (item) => (isScored(item) ? shareOf(item) : 0));
  samples.push(sample("sample-half", "计算项完成一半", halved, expectedScore(items, groups, shareOf)));

  const lost = items.find((item) => item.indicator.group === "扣分");
  if (lost?.indicator.points.kind === "floating") {
    const filled = fillItems(items, (item) => (isScored(item) || item === lost ? 1 : 0));
    const score = expectedScore(items, groups, () => 1) - onePenalty(lost);
    samples.push(sample("sample-deduction", `“${lost.indicator.title}”一件`, filled, score));
  }

  const idle = items.find((item) => item.idle && item.indicator.applicable);
  if (idle?.idle) {
    const answers = { ...full.answers, ...idleAnswers(items, idle.idle) };
    const data = full.data && figuresOf(items, answers, (item) => item.figures?.(1) ?? {});
    samples.push(
      sample(
        "sample-idle",
        `“${idle.indicator.title}”无任务，分值分摊`,
        { ...full, answers: dropHidden(answers), ...(data ? { data } : {}) },
        expectedScore(items, groups, () => 1),
        {
          [idle.indicator.code]: null,
        },
      ),
    );
  }
  return samples;
}

/** Half for what a formula gives, all for what people give. */
function shareOf(item: Item): number {
  return item.indicator.by.kind === "formula" ? 0.5 : 1;
}

function isScored(item: Item): boolean {
  return item.indicator.points.kind === "fixed";
}

function onePenalty({ indicator }: Item): number {
  const formula = indicator.by.kind === "formula" ? indicator.by.formula : "";
  return Number(/\* -([\d.]+)\)/.exec(formula)?.[1] ?? 0);
}

/** All that is idle together: items that share the number of cases. */
function idleAnswers(items: readonly Item[], idle: AnswerValues): AnswerValues {
  const together = items.filter((item) => Object.keys(idle).some((key) => item.idle && key in item.idle));
  const hidden = together.flatMap((item) => Object.keys(item.answers(1)));
  return Object.assign(
    Object.fromEntries(hidden.map((key) => [key, undefined])),
    ...together.map((item) => item.idle),
  );
}

function dropHidden(answers: AnswerValues): AnswerValues {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

function expectedScore(
  items: readonly Item[],
  groups: readonly IndicatorGroup[],
  share: (item: Item) => number,
): number {
  let total = 0;
  for (const group of groups) {
    const members = items.filter((item) => item.indicator.group === group.code && isScored(item));
    const points = (item: Item) => (item.indicator.points.kind === "fixed" ? item.indicator.points.full : 0);
    const full = members.reduce((sum, item) => sum + points(item), 0);
    const sum = members.reduce((got, item) => got + points(item) * share(item), 0);
    total += group.weight !== undefined && full > 0 ? (sum * group.weight) / full : sum;
  }
  return Math.round(total * 100 + 1e-7) / 100;
}

function sample(
  id: string,
  title: string,
  filled: FilledForm,
  score: number,
  indicators?: Record<string, number | null>,
): Sample {
  return { id, title, inputs: filled, expected: { score, ...(indicators ? { indicators } : {}) } };
}
