import type { Form, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { errorAt, warningAt } from "../problem.ts";

/** What an indicator says by itself: its group, its points, who gives them. */
export function checkIndicators(form: Form): Problem[] {
  const groups = new Set(form.score.groups.map(({ code }) => code));
  return form.indicators.flatMap((indicator, index): Problem[] => {
    const at = pointer("/indicators", index);
    const { points, polarity, group, by } = indicator;
    const problems: Problem[] = [];
    if (!groups.has(group)) {
      problems.push(
        errorAt(`${at}/group`, "unknown-group", `没有“${group}”这个分组`, `there is no group "${group}"`),
      );
    }
    if (points.kind === "floating" && points.min === 0 && points.max === 0) {
      problems.push(
        warningAt(
          `${at}/points`,
          "no-points",
          "上下限都是 0，这一项永远不计分",
          "both bounds are 0: it never gives points",
        ),
      );
    }
    if (polarity === "negative" && points.kind === "floating" && points.max > 0) {
      problems.push(
        warningAt(
          `${at}/points/max`,
          "negative-list-adds",
          "负面清单项目的上限大于 0，会加分",
          "an item of the negative list could add points",
        ),
      );
    }
    if (by.kind === "reviewer" && by.levels !== undefined && by.levels.length === 0) {
      problems.push(
        errorAt(`${at}/by/levels`, "no-levels", "至少要有一个档次", "there must be at least one level"),
      );
    }
    return problems;
  });
}
