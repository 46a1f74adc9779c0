import type { Cycle } from "@duheng/contracts";
import { cycles } from "./model.ts";

/** The tenant's cycles that are not closed and give out papers of a form. */
export function runningCyclesWith(formId: string): Promise<Cycle[]> {
  return cycles.find({ "papers.formId": formId, state: { $ne: "closed" } });
}
