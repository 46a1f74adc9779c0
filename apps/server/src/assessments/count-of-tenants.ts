import type { AssessmentState, Cycle } from "@duheng/contracts";
import { AssessmentModel } from "./model.ts";

/** How many people of a cycle are in which state. */
export type StatesOfCycle = ReadonlyMap<string, Partial<Record<AssessmentState, number>>>;

/**
 * How far the papers of these cycles are, in numbers; works across tenants. They are found by period, since tenants and
 * cycles together would be as many ranges of an index as there are pairs.
 */
export async function countStatesOf(cycles: readonly Pick<Cycle, "id" | "tenantId" | "period">[]) {
  const wanted = new Set(cycles.map(({ id }) => id));
  const rows = await AssessmentModel.aggregate<{
    _id: { cycleId: string; state: AssessmentState };
    count: number;
  }>([
    {
      $match: {
        tenantId: { $in: [...new Set(cycles.map(({ tenantId }) => tenantId))] },
        period: { $in: [...new Set(cycles.map(({ period }) => period))] },
      },
    },
    { $group: { _id: { cycleId: "$cycleId", state: "$state" }, count: { $sum: 1 } } },
  ]);
  const states = new Map<string, Partial<Record<AssessmentState, number>>>();
  for (const { _id, count } of rows) {
    if (!wanted.has(_id.cycleId)) continue;
    states.set(_id.cycleId, { ...states.get(_id.cycleId), [_id.state]: count });
  }
  return states satisfies StatesOfCycle;
}
