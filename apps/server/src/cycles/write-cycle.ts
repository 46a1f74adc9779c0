import type { Cycle } from "@duheng/contracts";
import type { Draft } from "../database/repository.ts";
import { cycles } from "./model.ts";

/** The cycle of a plan in a period, if it was started. */
export function cycleOf(planId: string, period: string): Promise<Cycle | undefined> {
  return cycles.findOne({ planId, period });
}

/** Inside the transaction that gives out its papers. Errors: `duplicate` where the plan has one in that period. */
export function insertCycle(draft: Draft<Cycle>): Promise<Cycle> {
  return cycles.insert(draft);
}

/** Errors: `conflict`. */
export function replaceCycle(cycle: Cycle): Promise<Cycle> {
  return cycles.replace(cycle);
}
