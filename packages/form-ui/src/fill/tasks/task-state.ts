import type { TaskKeys } from "@duheng/form";
import { readDate } from "@duheng/form/reading";
import { isRecord, own } from "../../shared/guards.ts";

/** How a milestone stands: `late` was done after its day, `overdue` has passed its day and is not done. */
export type MilestoneState = "done" | "late" | "overdue" | "planned";

/** The message that names a state. */
export const stateWords = {
  done: "milestoneDone",
  late: "milestoneLate",
  overdue: "milestoneOverdue",
  planned: "milestonePlanned",
} as const satisfies Record<MilestoneState, string>;

/**
 * How a milestone stands on a day (`2026-09-30`). Without a day nothing is called overdue: the page's clock says
 * nothing of the cycle. A date that is no day counts as not entered.
 */
export function milestoneState(
  keys: TaskKeys["milestone"],
  milestone: unknown,
  asOf: string | undefined,
): MilestoneState {
  const planned = dayOf(own(milestone, keys.planned));
  const done = dayOf(own(milestone, keys.done));
  if (done !== undefined) return planned !== undefined && done > planned ? "late" : "done";
  return planned !== undefined && asOf !== undefined && planned < asOf ? "overdue" : "planned";
}

/** The states of a task's milestones, in their order. */
export function taskStates(keys: TaskKeys, milestones: unknown, asOf: string | undefined): MilestoneState[] {
  if (!Array.isArray(milestones)) return [];
  return milestones.filter(isRecord).map((milestone) => milestoneState(keys.milestone, milestone, asOf));
}

/** How many milestones are done, in time or late, and how many are overdue. */
export function countStates(states: readonly MilestoneState[]) {
  return {
    all: states.length,
    done: states.filter((state) => state === "done" || state === "late").length,
    late: states.filter((state) => state === "late").length,
    overdue: states.filter((state) => state === "overdue").length,
  };
}

function dayOf(value: unknown): string | undefined {
  return typeof value === "string" ? readDate(value).value : undefined;
}
