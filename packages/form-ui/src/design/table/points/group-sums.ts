import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";

/** What the points of a group come to. All are points. */
export interface GroupSum {
  readonly group: IndicatorGroup;
  readonly count: number;
  /** Sum of the fixed indicators' full points. */
  readonly fixed: number;
  /** Sums of the floating indicators' lowest (0 or below) and highest (0 or above). */
  readonly lowest: number;
  readonly highest: number;
  /** What the group adds to the total at most: its weight, else fixed and highest within its upper limit. */
  readonly worth: number;
  /** How the sum stands to what the group may have: its weight asks for nothing, since it scales. */
  readonly fit: "free" | "exact" | "below" | "above";
}

/** Sums per group in the form's order, and in all. */
export function sumGroups(form: Form): {
  readonly groups: readonly GroupSum[];
  /** What all groups together can reach. */
  readonly worth: number;
  readonly upper: number;
  readonly fit: "exact" | "below" | "above";
} {
  const groups = form.score.groups.map((group) => sumGroup(group, form.indicators));
  // Additions come on top of what the base groups give: they are not asked to fill up the form's upper bound.
  const worth = sumExactly(
    groups.filter(({ group }) => group.kind !== "additions").map((each) => Math.max(each.worth, 0)),
  );
  const upper = form.score.upper ?? 100;
  return { groups, worth, upper, fit: worth === upper ? "exact" : worth < upper ? "below" : "above" };
}

function sumGroup(group: IndicatorGroup, all: readonly Indicator[]): GroupSum {
  const points = all.filter((each) => each.group === group.code).map((each) => each.points);
  const fixed = sumExactly(points.flatMap((each) => (each.kind === "fixed" ? [each.full] : [])));
  const highest = sumExactly(points.flatMap((each) => (each.kind === "floating" ? [each.max] : [])));
  const lowest = sumExactly(points.flatMap((each) => (each.kind === "floating" ? [each.min] : [])));
  const most = sumExactly([fixed, highest]);
  const worth = group.weight ?? (group.max === undefined ? most : Math.min(most, group.max));
  return { group, count: points.length, fixed, lowest, highest, worth, fit: fitOf(group, fixed) };
}

function fitOf(group: IndicatorGroup, fixed: number): GroupSum["fit"] {
  if (group.weight !== undefined || group.max === undefined || fixed === 0) return "free";
  return fixed === group.max ? "exact" : fixed < group.max ? "below" : "above";
}
