import type { Plan } from "@duheng/contracts";
import { PlanModel } from "./model.ts";

/** What the plans in force of these tenants give to whom; works across tenants. */
export function papersOfPlans(tenantIds: readonly string[]): Promise<Pick<Plan, "tenantId" | "papers">[]> {
  return PlanModel.find(
    { tenantId: { $in: [...tenantIds] }, state: "active" },
    { _id: 0, tenantId: 1, papers: 1 },
  ).lean();
}
