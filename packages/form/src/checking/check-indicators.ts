import type { Form, Indicator, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { errorAt, warningAt } from "../problem.ts";

/** What an indicator says by itself: its group, its points, who gives them. */
export function checkIndicators(form: Form): Problem[] {
  const groups = new Set(form.score.groups.map(({ code }) => code));
  return form.indicators.flatMap((indicator, index): Problem[] => {
    const at = pointer("/indicators", index);
    const { points, polarity, group } = indicator;
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
    return [...problems, ...checkLevels(indicator, at)];
  });
}

/** Most levels that can be told apart, and that a formula can hold. */
const mostLevels = 20;

/** Levels: at least one, not too many, each with a title and a worth of its own. */
function checkLevels({ by, points }: Indicator, at: string): Problem[] {
  if (by.kind !== "reviewer" || by.levels === undefined) return [];
  const place = `${at}/by/levels`;
  const { levels } = by;
  if (levels.length === 0)
    return [errorAt(place, "no-levels", "至少要有一个档次", "there must be at least one level")];
  if (levels.length > mostLevels) {
    return [
      errorAt(
        place,
        "too-many-levels",
        `最多 ${mostLevels} 个档次`,
        `there can be at most ${mostLevels} levels`,
      ),
    ];
  }
  const problems: Problem[] = [];
  levels.forEach(({ title, share }, index) => {
    const earlier = levels.slice(0, index);
    if (earlier.some((level) => level.title === title)) {
      problems.push(
        errorAt(
          pointer(place, index, "title"),
          "duplicate-level",
          `档次“${title}”重复`,
          `the level "${title}" is listed twice`,
        ),
      );
    } else if (earlier.some((level) => level.share === share)) {
      problems.push(
        warningAt(
          pointer(place, index, "share"),
          "levels-alike",
          `档次“${title}”与前面的档次分值相同`,
          `the level "${title}" is worth the same as an earlier one`,
        ),
      );
    }
  });
  if (points.kind === "floating" && points.max === 0) {
    problems.push(
      warningAt(
        place,
        "levels-without-points",
        "上限为 0，各档次都是 0 分",
        "the most it can give is 0, so every level is worth 0",
      ),
    );
  }
  return problems;
}
