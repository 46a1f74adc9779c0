import type { Indicator, IndicatorGroup, ScoreResult } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { scoreBounds } from "../lowering/lower-total.ts";
import type { ScoredForm } from "../lowering/scored-form.ts";
import { sentence } from "../problem.ts";
import { show } from "./show.ts";

/** What was done to a group's sum: spread, scaled, capped. */
export function groupSentences(
  group: IndicatorGroup,
  members: readonly Indicator[],
  points: number | null,
  result: ScoreResult,
): Sentence[] {
  if (points === null) return [sentence("本组尚不能计算", "this group cannot be computed yet")];
  const earned = sum(members.map(({ code }) => result.indicators[code]?.points ?? 0));
  const idle = members.filter(
    ({ code, points: own }) => own.kind === "fixed" && result.indicators[code]?.state === "not-applicable",
  );
  const all = sum(members.map(fullOf));
  const applying = all - sum(idle.map(fullOf));
  const sentences = [sentence(`各项合计 ${show(earned)}`, `the items sum to ${show(earned)}`)];
  if (idle.length > 0 && applying > 0) {
    const titles = idle.map(({ title }) => title).join("、");
    sentences.push(
      sentence(
        `${titles}不适用，计分项 × ${show(all)} ÷ ${show(applying)}`,
        `${titles} not applicable: scored items × ${show(all)} ÷ ${show(applying)}`,
      ),
    );
  }
  if (group.weight !== undefined && all > 0) {
    sentences.push(
      sentence(
        `按权重 × ${show(group.weight)} ÷ ${show(all)}`,
        `by weight × ${show(group.weight)} ÷ ${show(all)}`,
      ),
    );
  }
  if (group.max !== undefined && points === group.max)
    sentences.push(sentence(`本组上限 ${show(group.max)}`, `the group gives at most ${show(group.max)}`));
  if (group.min !== undefined && points === group.min)
    sentences.push(sentence(`本组下限 ${show(group.min)}`, `the group gives at least ${show(group.min)}`));
  return sentences;
}

/** From the raw total to the published score (G2, G5). */
export function totalSentences(
  form: ScoredForm,
  { raw, score, provisional, errors = [] }: ScoreResult,
): Sentence[] {
  const { lower, upper, decimals } = scoreBounds(form.score);
  if (raw === null || score === null) {
    return errors.some(({ code }) => code === "nothing-applicable")
      ? [sentence("有一组没有任何适用的项目，不能计分", "in one group nothing applies, so there is no score")]
      : [sentence("还不能计算总分", "the total cannot be computed yet")];
  }
  const sentences = [sentence(`合计 ${show(raw)}`, `sum ${show(raw)}`)];
  if (raw > upper)
    sentences.push(
      sentence(`超过上限，按 ${show(upper)} 公布`, `above the bound: published as ${show(upper)}`),
    );
  else if (raw < lower)
    sentences.push(
      sentence(`低于下限，按 ${show(lower)} 公布`, `below the bound: published as ${show(lower)}`),
    );
  else if (raw !== score)
    sentences.push(
      sentence(
        `四舍五入到 ${decimals} 位小数：${score}`,
        `rounded half up to ${decimals} decimals: ${score}`,
      ),
    );
  if (provisional)
    sentences.push(
      sentence("尚有待给分的项目，为暂定分", "something still waits for its points: provisional"),
    );
  return sentences;
}

function fullOf({ points }: Indicator): number {
  return points.kind === "fixed" ? points.full : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
