import type { Step } from "@duheng/contracts";

/** The steps of somebody who is no more to be assessed: what was done stays, what was to come is not for him. */
export function endSteps(steps: readonly Step[]): Step[] {
  return steps.map((step): Step => (isToCome(step) ? { ...step, state: "skipped" } : step));
}

/** Whether a step is still to be done. */
export function isToCome({ state }: Pick<Step, "state">): boolean {
  return state === "open" || state === "waiting";
}
