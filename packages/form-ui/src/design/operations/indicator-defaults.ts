import type { Form, Indicator } from "@duheng/contracts";

/**
 * What a new indicator begins with in a group of this code, by what the group is for: additions from 0 up, deductions
 * from 0 down and of the negative list, anything else of 10 full points.
 */
export function indicatorDefaults(form: Form, group: string): Pick<Indicator, "points" | "polarity"> {
  switch (form.score.groups.find((each) => each.code === group)?.kind) {
    case "additions":
      return { points: { kind: "floating", min: 0, max: 5 }, polarity: "positive" };
    case "deductions":
      return { points: { kind: "floating", min: -5, max: 0 }, polarity: "negative" };
    default:
      return { points: { kind: "fixed", full: 10 }, polarity: "positive" };
  }
}
