import type { Plan } from "@duheng/contracts";
import { plans } from "./model.ts";

/** The tenant's plans that name a form. */
export function plansWith(formId: string): Promise<Plan[]> {
  return plans.find({ "papers.formId": formId });
}
