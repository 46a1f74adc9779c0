import type { FormulaFailure, Indicator, Problem, Sample, ScoreResult } from "@duheng/contracts";
import { render } from "@duheng/formula";
import type { SampleCause, Sentence } from "../api.ts";
import { pointer, pointerParts, valueAt } from "../json/pointer.ts";
import { pointsRange } from "../lowering/lower-indicator.ts";
import { definitionNames as names, splitDefinition } from "../lowering/names.ts";
import { sentence } from "../problem.ts";
import { checkReview, reviewLevels } from "../review/check-review.ts";
import type { ScoredForm } from "../scored-form.ts";
import { show } from "../scoring/show.ts";

/**
 * Why a sample does not get its points, as far as the sample itself says: answers that the form does not take, given
 * points that the form no longer takes, points that nobody gave, formulas that cannot be computed. What blanks the score
 * comes first, what only might lower it last. None: the formulas simply give something else.
 */
export function sampleCauses(
  form: ScoredForm,
  { inputs }: Sample,
  result: ScoreResult,
  problems: readonly Problem[],
): SampleCause[] {
  const review = inputs.review ?? {};
  const given = checkReview(form, review).map((problem) => reviewCause(form, review, problem));
  const isBlanking = ({ code }: SampleCause) => code === "not-a-level";
  return [
    ...problems.map((problem) => answerCause(problem, inputs.answers)),
    ...given.filter(isBlanking),
    ...(result.errors ?? []).filter(({ code }) => code !== "not-a-level").map((each) => failed(form, each)),
    ...form.indicators.flatMap((indicator) => waiting(indicator, result)),
    ...given.filter((cause) => !isBlanking(cause)),
  ];
}

function answerCause({ path, message }: Problem, answers: unknown): SampleCause {
  const steps = stepsTo(path, answers);
  const zh = steps.map(({ step, isRow }) => (isRow ? `第 ${Number(step) + 1} 行` : `“${step}”`)).join("的");
  const en = steps.map(({ step, isRow }) => (isRow ? `row ${Number(step) + 1}` : `"${step}"`)).join(", ");
  return {
    code: "answer",
    path: `/inputs/answers${path}`,
    message: sentence(
      `样例填写的${zh}不合现在的要求（${message.zh}），请改正`,
      `the sample's answer ${en} is not taken as the form is now (${message.en}): mend it`,
    ),
  };
}

/** The steps of a path, with whether each is the number of a row: a field may be called `2025`. */
function stepsTo(path: string, answers: unknown): { readonly step: string; readonly isRow: boolean }[] {
  let at = answers;
  return pointerParts(path).map((step) => {
    const isRow = Array.isArray(at);
    at = valueAt(at, pointer("", step));
    return { step, isRow };
  });
}

function reviewCause(
  form: ScoredForm,
  review: Readonly<Record<string, number | undefined>>,
  { path, code: problem }: Problem,
): SampleCause {
  const [code = ""] = pointerParts(path);
  const indicator = form.indicators.find((each) => each.code === code);
  const title = indicator?.title ?? code;
  const points = show(review[code] ?? 0);
  return {
    code: problem === "not-a-level" || problem === "out-of-range" ? problem : "not-reviewed",
    path: pointer("/inputs/review", code),
    ...(indicator === undefined ? {} : { indicator: code }),
    message: reviewMessage(problem, { title, points, indicator }),
  };
}

function reviewMessage(
  problem: string,
  { title, points, indicator }: { title: string; points: string; indicator: Indicator | undefined },
): Sentence {
  const levels = indicator === undefined ? null : reviewLevels(indicator);
  if (problem === "not-a-level" && levels !== null) {
    const zh = levels.map((level) => `${level.title} ${show(level.points)} 分`).join("、");
    const en = levels.map((level) => `${level.title} ${show(level.points)}`).join(", ");
    return sentence(
      `样例给“${title}”的评鉴分 ${points} 不是现在的任何一档（${zh}），请改选一档`,
      `the ${points} points given to "${title}" in the sample are those of none of its levels now (${en}): choose one`,
    );
  }
  if (problem === "out-of-range" && indicator !== undefined) {
    const { low, high } = pointsRange(indicator);
    return sentence(
      `样例给“${title}”的评鉴分 ${points} 超出现在的范围（${show(low)}–${show(high)} 分），请改为范围以内`,
      `the ${points} points given to "${title}" in the sample are out of its range now (${show(low)} to ${show(high)}): give points within it`,
    );
  }
  return sentence(
    `“${title}”现在不由评鉴人给分，样例中的评鉴分 ${points} 不起作用，请删去`,
    `"${title}" is not given by a reviewer now: the sample's ${points} points do nothing, take them out`,
  );
}

/** Points that a reviewer or raters have not given. */
function waiting({ code, title, by }: Indicator, { indicators }: ScoreResult): SampleCause[] {
  if (indicators[code]?.state !== "pending") return [];
  if (by.kind === "reviewer") {
    const message = sentence(
      `样例没有给“${title}”的评鉴分，请补上`,
      `the sample gives no reviewer's points to "${title}": add them`,
    );
    return [{ code: "no-review", path: pointer("/inputs/review", code), indicator: code, message }];
  }
  if (by.kind !== "rating") return [];
  const message = sentence(
    `样例给“${title}”的测评分不够（缺少必需的测评人或票数），请补上`,
    `the sample's ratings of "${title}" are not enough (raters or ballots that are needed are missing): add them`,
  );
  return [{ code: "no-rating", path: pointer("/inputs/ratings", code), indicator: code, message }];
}

/** A formula that could not be computed, with the words in it that it failed at. */
function failed(form: ScoredForm, failure: FormulaFailure): SampleCause {
  const place = placeOf(form, failure.definition);
  const at = place.source?.slice(failure.from, failure.to).trim() ?? "";
  const { zh, en } = reason(failure, at);
  return {
    code: "formula",
    path: failure.code === "missing-value" ? "/inputs/answers" : "/inputs",
    ...(place.indicator === undefined ? {} : { indicator: place.indicator }),
    message: sentence(`${place.zh}算不出：${zh}`, `${place.en} cannot be computed: ${en}`),
  };
}

function reason({ code, params }: FormulaFailure, at: string): Sentence {
  if (code === "nothing-applicable")
    return sentence("组内没有适用的指标，权重无处可分", "none of its indicators applies");
  if (code === "missing-value")
    return at === ""
      ? sentence("要用的内容在样例中没有填写", "something that it needs is not filled in in the sample")
      : sentence(`样例没有填写“${at}”，请补上`, `"${at}" is not filled in in the sample: add it`);
  if (!isRendered(code)) return sentence("公式出错", "the formula failed");
  const about = { code, params: wordsOf(params) };
  const where = at === "" ? ["", ""] : [`（在“${at}”处）`, ` (at "${at}")`];
  return sentence(`${render(about, "zh")}${where[0]}`, `${render(about, "en")}${where[1]}`);
}

const rendered = [
  "division-by-zero",
  "domain-error",
  "empty-aggregate",
  "outside-limits",
  "out-of-range",
] as const;

function isRendered(code: string): code is (typeof rendered)[number] {
  return rendered.some((each) => each === code);
}

function wordsOf(params: FormulaFailure["params"]): Record<string, string> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));
}

interface FormulaPlaceName extends Sentence {
  readonly indicator?: string;
  /** The author's formula; absent where the form's own rules are one. */
  readonly source?: string;
}

function placeOf({ indicators, score }: ScoredForm, definition: string): FormulaPlaceName {
  const { namespace, code } = splitDefinition(definition);
  const indicator = indicators.find((each) => each.code === code);
  const group = score.groups.find((each) => each.code === code);
  if (namespace === "groups" && group !== undefined)
    return sentence(`分组“${group.title}”`, `the group "${group.title}"`);
  if (definition === names.raw || definition === names.published)
    return {
      ...sentence("总分", "the total"),
      ...(score.total === undefined ? {} : { source: score.total }),
    };
  if (indicator === undefined) return sentence(`“${code}”`, `"${code}"`);
  const { title, by, applicable, veto } = indicator;
  const of = (zh: string, en: string, source: string | undefined): FormulaPlaceName => ({
    ...sentence(`指标“${title}”的${zh}`, `the ${en} of indicator "${title}"`),
    indicator: code,
    ...(source === undefined ? {} : { source }),
  });
  if (namespace === "applicable") return of("适用条件", "condition to apply", applicable);
  if (namespace === "veto") return of("一票否决条件", "veto", veto?.when);
  return of("公式", "formula", by.kind === "formula" ? by.formula : undefined);
}
