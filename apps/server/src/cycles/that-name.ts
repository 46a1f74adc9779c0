import type { Cycle } from "@duheng/contracts";
import { cycles } from "./model.ts";

/** The tenant's cycles, running and closed, that were started by a plan. */
export function cyclesOfPlan(planId: string): Promise<Cycle[]> {
  return cycles.find({ planId }, { sort: { _id: -1 } });
}

/** Those in which a category got a form. */
export function cyclesWithCategory(categoryId: string): Promise<Cycle[]> {
  return cycles.find({ "papers.categoryId": categoryId }, { sort: { _id: -1 } });
}

/** Those that gave out papers of a form. */
export function cyclesWithForm(formId: string): Promise<Cycle[]> {
  return cycles.find({ "papers.formId": formId }, { sort: { _id: -1 } });
}
