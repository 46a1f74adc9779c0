import type { Form, Problem } from "@duheng/contracts";
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

/** Without a total of its own, the fixed points should reach just the upper bound. */
function checkReach(form: Form, upper: number): Problem[] {
  if (form.score.total !== undefined || form.indicators.length === 0) return [];
  const reach = form.score.groups.reduce((sum, group) => {
    const full = fullPoints(form, group).reduce((all, points) => all + points, 0);
    const scaled = group.weight !== undefined && full > 0 ? group.weight : full;
    return sum + (group.max === undefined ? scaled : Math.min(scaled, Math.max(group.max, 0)));
  }, 0);
  const shown = Math.round(reach * 10_000) / 10_000;
  if (shown === upper) return [];
  return shown > upper
    ? [
        warningAt(
          "/score/groups",
          "points-above-bound",
          `各组固定分合计 ${shown}，超过总分上限 ${upper}`,
          `the groups' fixed points sum to ${shown}, above the upper bound ${upper}`,
        ),
      ]
    : [
        warningAt(
          "/score/groups",
          "points-below-bound",
          `各组固定分合计只有 ${shown}，达不到总分上限 ${upper}`,
          `the groups' fixed points sum to ${shown} only, below the upper bound ${upper}`,
        ),
      ];
}
