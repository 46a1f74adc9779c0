import type { Plan } from "@duheng/contracts";
import { cyclesOfPlan } from "../cycles/that-name.ts";
import { type Instead, refuseInUse } from "./refuse-in-use.ts";
import { cyclesUse } from "./shared-uses.ts";
import type { UseOf } from "./use.ts";

/** Everything that can refer to a plan. */
export const planUses: readonly UseOf[] = [cyclesUse("Cycle.planId", cyclesOfPlan)];

const instead: Instead = {
  act: "retire",
  words: {
    zh: "请改为停用此方案：不能再启动新的周期，已启动的照常进行",
    en: "retire it: no new cycle starts by it, and those that run go on",
  },
};

/** Refuses to remove a plan by which a cycle was started. Errors: `in-use`. */
export function refusePlanInUse({ id, title }: Plan): Promise<void> {
  return refuseInUse(id, { called: title, uses: planUses, instead });
}
