import { isDeepStrictEqual } from "node:util";
import type { Form, FormBase, Indicator, Problem } from "@duheng/contracts";

/**
 * What an adopter changed of the indicators that the upper tenant requires (共性指标). A locked indicator must
 * stay in the form as it was adopted, its group's limits included.
 * In: the template that the draft rests on, the document before and after. Out: a problem per breach, none if all is kept.
 */
export function lockedIndicatorProblems(base: FormBase | undefined, before: Form, after: Form): Problem[] {
  const locked = new Set(base?.lockedIds ?? []);
  if (locked.size === 0) return [];
  return before.indicators
    .filter((indicator) => locked.has(indicator.id))
    .flatMap((indicator) => breach(indicator, before, after));
}

function breach(indicator: Indicator, before: Form, after: Form): Problem[] {
  const index = after.indicators.findIndex((one) => one.id === indicator.id);
  const kept = after.indicators[index];
  if (!kept) {
    return [
      lockedProblem(
        "/indicators",
        `不能删除“${indicator.title}”：它是上级要求的共性指标。`,
        `"${indicator.title}" is required from above and cannot be removed.`,
      ),
    ];
  }
  if (!isDeepStrictEqual(kept, indicator)) {
    return [
      lockedProblem(
        `/indicators/${index}`,
        `不能修改“${indicator.title}”：它是上级要求的共性指标。`,
        `"${indicator.title}" is required from above and cannot be changed.`,
      ),
    ];
  }
  const groupIn = (form: Form) => form.score.groups.find((group) => group.code === indicator.group);
  if (isDeepStrictEqual(groupIn(before), groupIn(after))) return [];
  const group = after.score.groups.findIndex((one) => one.code === indicator.group);
  return [
    lockedProblem(
      group < 0 ? "/score/groups" : `/score/groups/${group}`,
      `不能修改分组“${groupIn(before)?.title ?? indicator.group}”：其中有上级要求的共性指标。`,
      "This group holds indicators required from above and cannot be changed.",
    ),
  ];
}

function lockedProblem(path: string, zh: string, en: string): Problem {
  return { code: "locked-indicator", path: `/document${path}`, severity: "error", message: { zh, en } };
}
