import type { Indicator, IndicatorGroup } from "@duheng/contracts";
import type { PointsRange } from "../formula-editor/ready-made/recipes.ts";

/** What the points of an indicator are held within, and whether they are additions. */
export function rangeOf(
  { points, group }: Pick<Indicator, "points" | "group">,
  groups: readonly IndicatorGroup[],
): PointsRange {
  const isAdded = groups.find(({ code }) => code === group)?.kind === "additions";
  return points.kind === "fixed"
    ? { min: 0, max: points.full, isFloating: false, isAdded }
    : { min: points.min, max: points.max, isFloating: true, isAdded };
}
