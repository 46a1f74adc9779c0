import type { Form, Indicator, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { fullPoints, membersOf } from "../lowering/lower-group.ts";
import { scoreBounds } from "../lowering/lower-total.ts";
import { errorAt, warningAt } from "../problem.ts";

/** Groups and bounds: limits the right way round, weights that can work, points that fit the score's range. */
export function checkScore(form: Form): Problem[] {
  const { lower, upper } = scoreBounds(form.score);
  const problems: Problem[] = [];
  if (lower >= upper) {
    problems.push(
      errorAt(
        "/score/upper",
        "empty-range",
        `总分上限（${upper}）须大于下限（${lower}）`,
        `the upper bound (${upper}) must be above the lower (${lower})`,
      ),
    );
  }
  form.score.groups.forEach((group, index) => {
    const at = pointer("/score/groups", index);
    const { min, max, weight, title } = group;
    if (min !== undefined && max !== undefined && min > max) {
      problems.push(
        errorAt(
          `${at}/max`,
          "empty-range",
          `“${title}”的上限小于下限`,
          `the maximum of "${title}" is below its minimum`,
        ),
      );
    }
    if (membersOf(form, group).length === 0) {
      problems.push(
        warningAt(at, "empty-group", `分组“${title}”还没有指标`, `the group "${title}" has no indicator yet`),
      );
    } else if (weight !== undefined && fullPoints(form, group).length === 0) {
      problems.push(
        errorAt(
          `${at}/weight`,
          "weight-without-points",
          `“${title}”只有浮动分，无法按权重折算`,
          `"${title}" has floating items only: there are no full points to scale`,
        ),
      );
    }
  });
  return [...problems, ...checkReach(form, upper)];
}

/** Without a total of its own, the fixed points should not pass the upper bound, and all points should reach it (G7). */
function checkReach(form: Form, upper: number): Problem[] {
  if (form.score.total !== undefined || form.indicators.length === 0) return [];
  const fixed = reach(form, () => 0);
  const most = reach(form, ({ points }) => (points.kind === "floating" ? points.max : 0));
  if (fixed > upper) {
    return [
      warningAt(
        "/score/groups",
        "points-above-bound",
        `各组固定分合计 ${fixed}，超过总分上限 ${upper}`,
        `the groups' fixed points sum to ${fixed}, above the upper bound ${upper}`,
      ),
    ];
  }
  if (most >= upper) return [];
  return [
    warningAt(
      "/score/groups",
      "points-below-bound",
      `各组分值合计最多 ${most}，达不到总分上限 ${upper}`,
      `the groups' points sum to ${most} at most, below the upper bound ${upper}`,
    ),
  ];
}

/** The most that the groups can give together, each within its limits; to 4 decimals. */
function reach(form: Form, floatingPoints: (indicator: Indicator) => number): number {
  const sum = form.score.groups.reduce((all, group) => {
    const full = fullPoints(form, group).reduce((total, points) => total + points, 0);
    const floating = membersOf(form, group).reduce(
      (total, indicator) => total + floatingPoints(indicator),
      0,
    );
    const scale = group.weight !== undefined && full > 0 ? group.weight / full : 1;
    return all + Math.min((full + floating) * scale, Math.max(group.max ?? Number.POSITIVE_INFINITY, 0));
  }, 0);
  return Math.round(sum * 10_000) / 10_000;
}
