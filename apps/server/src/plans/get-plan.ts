import type { Plan } from "@duheng/contracts";
import { plans } from "./model.ts";

/** One of the tenant's plans. Errors: `not-found`. */
export function getPlan(id: string): Promise<Plan> {
  return plans.get(id);
}
