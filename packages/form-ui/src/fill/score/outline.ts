import type { Form, Indicator, ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { partState } from "@duheng/form/scores";

/** The explanation without formulas, where only the result is at hand: total, groups, indicators and their points. */
export function outlineScore(form: Form, result: ScoreResult): Explanation {
  const groups = form.score.groups.map((group): Explanation => {
    const parts = form.indicators
      .filter((each) => each.group === group.code)
      .map((each) => outlineIndicator(each, result));
    const points = result.groups[group.code] ?? null;
    return {
      kind: "group",
      code: group.code,
      title: group.title,
      state: partState(points, parts),
      points,
      full: group.weight ?? group.max ?? sumOfFull(parts),
      sentences: [],
      parts,
    };
  });
  return {
    kind: "total",
    code: "",
    title: form.title,
    state: partState(result.score, groups),
    points: result.score,
    full: form.score.upper ?? 100,
    sentences: [],
    parts: groups,
  };
}

function outlineIndicator(indicator: Indicator, result: ScoreResult): Explanation {
  const found = result.indicators[indicator.code];
  return {
    kind: "indicator",
    code: indicator.code,
    title: indicator.title,
    state: found?.state ?? "pending",
    points: found?.points ?? null,
    full: indicator.points.kind === "fixed" ? indicator.points.full : indicator.points.max,
    sentences: [],
    parts: [],
  };
}

function sumOfFull(parts: readonly Explanation[]): number {
  return parts.reduce((sum, part) => sum + (part.full ?? 0), 0);
}
