import type { Plan } from "@duheng/contracts";
import { plans } from "./model.ts";

/** The tenant's plans that give a category a form. */
export function plansWithCategory(categoryId: string): Promise<Plan[]> {
  return plans.find({ "papers.categoryId": categoryId });
}
