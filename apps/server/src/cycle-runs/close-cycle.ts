import { cycleTransition } from "@duheng/assessment";
import { validators } from "@duheng/contracts";
import { countByState } from "../assessments/count-by-state.ts";
import { openQuotaGroups } from "../assessments/quota-groups.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { replaceCycle } from "../cycles/write-cycle.ts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Closes a cycle whose grades are all fixed. In: the cycle and the revision that was read. Errors: `not-found`,
 * `conflict`, `wrong-state` with the numbers that are missing.
 */
export const closeCycle = useCase({
  name: "cycles.close",
  ability: ["close", "cycles"],
  input: validators.CloseCycleInput,
  before: ({ input }) => getCycle(input.cycleId),
  run: async ({ input: { cycleId, revision }, before: cycle }) => {
    const openGroups = await openQuotaGroups(cycleId);
    const counts = await countByState(cycleId);
    const unreviewed = counts
      .filter(({ state }) => state === "filling" || state === "submitted")
      .reduce((sum, { count }) => sum + count, 0);
    const outcome = cycleTransition(
      { state: cycle.state === "running" ? "deciding" : cycle.state },
      "close",
      {
        openGroups,
        unreviewed,
      },
    );
    if (!outcome.ok) throw new AppError("wrong-state", { message: outcome.refusal.message });
    return replaceCycle({ ...cycle, revision, state: outcome.state, closedAt: new Date().toISOString() });
  },
  audit: { target: ({ input: { cycleId } }) => ({ kind: "cycles", id: cycleId }) },
});
