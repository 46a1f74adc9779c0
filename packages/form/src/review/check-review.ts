import type { Form, Indicator, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own } from "../json/record.ts";
import { pointsRange } from "../lowering/lower-indicator.ts";
import { errorAt } from "../problem.ts";

/** One level of a reviewer's indicator with the points that choosing it gives (G3). */
export interface ReviewLevel {
  readonly title: string;
  /** Exact to 4 decimals. */
  readonly points: number;
}

/** The levels that a reviewer chooses from; null where points are entered freely, or others give them. */
export function reviewLevels(indicator: Indicator): readonly ReviewLevel[] | null {
  if (indicator.by.kind !== "reviewer" || indicator.by.levels === undefined) return null;
  const { high } = pointsRange(indicator);
  return indicator.by.levels.map(({ title, share }) => ({ title, points: rounded(high * share) }));
}

/**
 * What is wrong with a reviewer's points, by indicator code: `path` is `/CODE`. Only indicators that a reviewer gives,
 * only within their range, and where there are levels only what one of them is worth. Indicators without points wait:
 * whether all must be given is for the process to say.
 */
export function checkReview(form: Pick<Form, "indicators">, review: unknown): Problem[] {
  if (!isRecord(review))
    return [errorAt("", "wrong-type", "应为各指标的分数", "must be points by indicator")];
  const byCode = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  return Object.keys(review).flatMap((code): Problem[] => {
    const path = pointer("", code);
    const points = own(review, code);
    const indicator = byCode.get(code);
    if (indicator?.by.kind !== "reviewer") {
      return [
        errorAt(path, "not-reviewed", `“${code}”不由评鉴人给分`, `"${code}" is not given by a reviewer`),
      ];
    }
    if (points === null || points === undefined) return [];
    if (typeof points !== "number" || !Number.isFinite(points))
      return [errorAt(path, "wrong-type", "应为数字", "must be a number")];
    return checkPoints(indicator, points, path);
  });
}

function checkPoints(indicator: Indicator, points: number, path: string): Problem[] {
  const { title } = indicator;
  const { low, high } = pointsRange(indicator);
  const levels = reviewLevels(indicator);
  if (levels !== null) {
    if (levels.some((level) => level.points === rounded(points))) return [];
    const zh = levels.map((level) => `${level.title} ${level.points} 分`).join("、");
    const en = levels.map((level) => `${level.title} ${level.points}`).join(", ");
    return [errorAt(path, "not-a-level", `“${title}”只能给：${zh}`, `"${title}" takes only: ${en}`)];
  }
  if (points >= low && points <= high) return [];
  return [
    errorAt(
      path,
      "out-of-range",
      `“${title}”应在 ${low}–${high} 分之间`,
      `"${title}" must be within ${low} and ${high}`,
    ),
  ];
}

function rounded(points: number): number {
  return Number(points.toFixed(4));
}
