import type { Cycle } from "@duheng/contracts";
import { CycleModel } from "./model.ts";

/** A cycle that is not closed, as those above may know it. */
export type OpenCycle = Pick<Cycle, "id" | "tenantId" | "title" | "period" | "state" | "endsOn">;

/** The cycles of these tenants that run; works across tenants. */
export async function openCyclesOf(tenantIds: readonly string[]): Promise<OpenCycle[]> {
  const found = await CycleModel.find(
    { tenantId: { $in: [...tenantIds] }, state: { $in: ["running", "deciding"] } },
    { tenantId: 1, title: 1, period: 1, state: 1, endsOn: 1 },
  ).lean();
  return found.map(({ _id: id, tenantId, title, period, state, endsOn }) => ({
    ...{ id, tenantId, title, period, state, endsOn },
  }));
}
