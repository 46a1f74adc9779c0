import type { IndicatorGroup, ScoreResult } from "@duheng/contracts";
import type { Explanation } from "../api.ts";
import { membersOf } from "../lowering/lower-group.ts";
import { scoreBounds } from "../lowering/lower-total.ts";
import { definitionNames as names } from "../lowering/names.ts";
import { explainIndicator } from "./explain-indicator.ts";
import type { Explained } from "./explained.ts";
import { formulaStep } from "./formula-step.ts";
import { groupSentences } from "./group-sentences.ts";
import { partState } from "./part-state.ts";
import { totalSentences } from "./total-sentences.ts";

/** The total, or the group or indicator with this code, down to the terms of the formulas. Throws RangeError for no such code. */
export function explainScore(explained: Explained, code?: string): Explanation {
  const { form, result } = explained;
  if (code === undefined) return explainTotal(explained, result);
  const indicator = form.indicators.find((each) => each.code === code || names.indicator(each.code) === code);
  if (indicator !== undefined) return explainIndicator(explained, indicator, result);
  const group = form.score.groups.find((each) => each.code === code || names.group(each.code) === code);
  if (group !== undefined) return explainGroup(explained, group, result);
  throw new RangeError(`no indicator or group has the code ${code}`);
}

function explainTotal(explained: Explained, result: ScoreResult): Explanation {
  const { form } = explained;
  const parts = form.score.groups.map((group) => explainGroup(explained, group, result));
  const { total } = form.score;
  const step = total === undefined ? null : formulaStep(explained, names.raw);
  return {
    kind: "total",
    code: "",
    title: "总分",
    state: partState(result.score, parts),
    points: result.score,
    full: scoreBounds(form.score).upper,
    sentences: totalSentences(form, result),
    parts,
    ...(total === undefined || step === null ? {} : { formula: { source: total, step } }),
  };
}

function explainGroup(explained: Explained, group: IndicatorGroup, result: ScoreResult): Explanation {
  const members = membersOf(explained.form, group);
  const parts = members.map((indicator) => explainIndicator(explained, indicator, result));
  const points = result.groups[group.code] ?? null;
  return {
    kind: "group",
    code: group.code,
    title: group.title,
    state: partState(points, parts),
    points,
    full: fullOf(group, parts),
    sentences: groupSentences(group, members, points, result),
    parts,
  };
}

function fullOf({ weight, max }: IndicatorGroup, parts: readonly Explanation[]): number | null {
  const own = weight ?? parts.reduce((sum, { full }) => sum + Math.max(0, full ?? 0), 0);
  return max === undefined ? own : Math.min(max, own);
}
