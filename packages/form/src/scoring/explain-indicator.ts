import type { Indicator, ScoreResult } from "@duheng/contracts";
import { gradeWords } from "@duheng/contracts/words";
import type { Explanation, Sentence } from "../api.ts";
import { levelWorths, pointsRange } from "../lowering/lower-indicator.ts";
import { definitionNames as names } from "../lowering/names.ts";
import { sentence } from "../problem.ts";
import type { Explained } from "./explained.ts";
import { formulaStep } from "./formula-step.ts";
import { missingSentence } from "./missing-sentence.ts";
import { ratingSentences } from "./rating-sentences.ts";
import { numberOf } from "./read-result.ts";
import { show } from "./show.ts";

/** Why an indicator has the points that it has. */
export function explainIndicator(
  explained: Explained,
  indicator: Indicator,
  result: ScoreResult,
): Explanation {
  const { code, title, by } = indicator;
  const { state, points } = result.indicators[code] ?? { state: "error", points: null };
  const step = by.kind === "formula" ? formulaStep(explained, names.given(code)) : null;
  return {
    kind: "indicator",
    code,
    title,
    state,
    points,
    full: pointsRange(indicator).high,
    sentences: [...howGiven(explained, indicator, state, points), ...vetoSentences(indicator, result)],
    parts: [],
    ...(by.kind === "formula" && step !== null ? { formula: { source: by.formula, step } } : {}),
  };
}

function howGiven(
  explained: Explained,
  indicator: Indicator,
  state: Explanation["state"],
  points: number | null,
): Sentence[] {
  if (state === "not-applicable") return [notApplicable(indicator)];
  const { error } = explained.result.indicators[indicator.code] ?? {};
  if (state === "pending" && error !== undefined) {
    return error.params?.cohort === undefined
      ? [missingSentence(explained.fields, error)]
      : [sentence("待全组数据齐全后计算", "waits for what the whole group has")];
  }
  if (state === "error" && levelWorths(indicator) !== null)
    return [sentence("所给分数不是任何一档的分值", "the points given are those of none of its levels")];
  if (state === "error") return [sentence("公式出错，无法计算", "the formula failed, there are no points")];
  switch (indicator.by.kind) {
    case "formula":
      return clipped(explained, indicator, points, "按公式计算", "by the formula");
    case "reviewer":
      return state === "pending"
        ? [sentence("待评鉴人给分", "waits for the reviewer's points")]
        : clipped(explained, indicator, points, "评鉴人给分", "given by the reviewer");
    case "rating":
      return [
        ...ratingSentences(explained, indicator),
        ...(state === "pending" ? [] : clipped(explained, indicator, points, "测评折算", "from the ratings")),
      ];
  }
}

function notApplicable({ points }: Indicator): Sentence {
  return points.kind === "fixed"
    ? sentence(
        `不适用，${show(points.full)} 分按比例分摊到同组其他项目`,
        `does not apply; its ${show(points.full)} points are spread over the other items of its group`,
      )
    : sentence("不适用", "does not apply");
}

/** What was given, and where the indicator's own range cut it (G2). */
function clipped(
  { values }: Explained,
  indicator: Indicator,
  points: number | null,
  zh: string,
  en: string,
): Sentence[] {
  const given = numberOf(values, names.given(indicator.code));
  if (given === null || points === null) return [];
  const first = sentence(`${zh}：${show(given)}`, `${en}: ${show(given)}`);
  if (given === points) return [first];
  return [
    first,
    given > points
      ? sentence(
          `超过上限，按 ${show(points)} 计`,
          `above the most that it can give: counted as ${show(points)}`,
        )
      : sentence(
          `低于下限，按 ${show(points)} 计`,
          `below the least that it can give: counted as ${show(points)}`,
        ),
  ];
}

function vetoSentences({ code, veto }: Indicator, { vetoes = [] }: ScoreResult): Sentence[] {
  if (veto === undefined || !vetoes.includes(code)) return [];
  const { zh, en } = gradeWords[veto.ceiling];
  return [sentence(`一票否决：等次最高为“${zh}”`, `veto: the grade is at most "${en}"`)];
}
