import type { ScoreResult } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { scoreBounds } from "../lowering/lower-total.ts";
import { sentence } from "../problem.ts";
import type { ScoredForm } from "../scored-form.ts";
import { isOpen } from "./group-sentences.ts";
import { show } from "./show.ts";
import { ShownSums } from "./shown-sums.ts";

/** From the groups to the raw total and the published score (G2, G5). */
export function totalSentences(form: ScoredForm, result: ScoreResult): Sentence[] {
  const { raw, score, errors = [] } = result;
  if (raw === null || score === null) {
    if (errors.some(({ code }) => code === "nothing-applicable"))
      return [
        sentence("有一组没有任何适用的项目，不能计分", "in one group nothing applies, so there is no score"),
      ];
    const open = openNames(form, result);
    const none = sentence("还不能计算总分", "the total cannot be computed yet");
    return open === null ? [none] : [none, sentence(`尚未计入：${open.zh}`, `not counted yet: ${open.en}`)];
  }
  const sums = new ShownSums();
  return [
    sumSentence(form, result, raw, sums),
    ...sums.rounding,
    ...publishedSentences(form, raw, score),
    ...provisionalSentences(form, result),
  ];
}

function sumSentence({ score }: ScoredForm, { groups }: ScoreResult, raw: number, sums: ShownSums): Sentence {
  if (score.total !== undefined)
    return sentence(`按总分公式 ${show(raw)}`, `by the formula of the total ${show(raw)}`);
  const shown = sums.sum(
    score.groups.map(({ code }) => groups[code] ?? 0),
    raw,
  );
  return sentence(`合计 ${shown}`, `sum ${shown}`);
}

function publishedSentences(form: ScoredForm, raw: number, score: number): Sentence[] {
  const { lower, upper, decimals } = scoreBounds(form.score);
  if (raw > upper)
    return [sentence(`超过上限，按 ${show(upper)} 公布`, `above the bound: published as ${show(upper)}`)];
  if (raw < lower)
    return [sentence(`低于下限，按 ${show(lower)} 公布`, `below the bound: published as ${show(lower)}`)];
  if (raw === score) return [];
  return [
    sentence(`四舍五入到 ${decimals} 位小数：${score}`, `rounded half up to ${decimals} decimals: ${score}`),
  ];
}

/** Why a score is provisional: the items that are not in it, by name. */
function provisionalSentences(form: ScoredForm, result: ScoreResult): Sentence[] {
  if (!result.provisional) return [];
  const open = openNames(form, result);
  return open === null
    ? [sentence("一票否决尚不能判断，为暂定分", "a veto cannot be judged yet: provisional")]
    : [sentence(`${open.zh}尚未计入，为暂定分`, `not counted yet: ${open.en}; provisional`)];
}

/** Items that are in no sum yet; null where there are none. */
function openNames({ indicators }: ScoredForm, result: ScoreResult): Sentence | null {
  const open = indicators.filter(({ code }) => isOpen(result, code));
  if (open.length === 0) return null;
  const named = open.slice(0, mostNamed).map(({ title }) => `“${title}”`);
  const more = open.length - named.length;
  return sentence(
    named.join("、") + (more > 0 ? `等 ${open.length} 项` : ""),
    named.join(", ") + (more > 0 ? ` and ${more} more` : ""),
  );
}

/** Items named one by one; nobody reads more. */
const mostNamed = 5;
