import type { ScoreRules } from "@duheng/contracts";
import type { ScoredForm } from "../scored-form.ts";
import type { LoweredDefinition } from "./definition.ts";
import { definitionNames as names, refer } from "./names.ts";
import { numeral } from "./numeral.ts";

/** The total: raw as the form's formula or the sum of groups; published within bounds and rounded once (G2, G5). */
export function lowerTotal(form: ScoredForm): LoweredDefinition[] {
  const { score } = form;
  const { lower, upper, decimals } = scoreBounds(score);
  const sum = `SUM(${score.groups.map(({ code }) => refer(names.group(code))).join(", ")})`;
  return [
    {
      name: names.raw,
      source: score.total ?? sum,
      expected: "number",
      title: "总分（未封顶）",
      at: score.total === undefined ? "/score" : "/score/total",
      authored: score.total !== undefined,
    },
    {
      name: names.published,
      source: `ROUND(CLAMP(${names.raw}, ${numeral(lower)}, ${numeral(upper)}), ${decimals})`,
      expected: "number",
      title: "得分",
      at: "/score",
      authored: false,
    },
  ];
}

/** The bounds of the published score, with the defaults of the schema: 0–100, 2 decimals. */
export function scoreBounds(score: ScoreRules): { lower: number; upper: number; decimals: number } {
  return { lower: score.lower ?? 0, upper: score.upper ?? 100, decimals: score.decimals ?? 2 };
}
