import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { closeCycle } from "./close-cycle.ts";
import { cycles } from "./model.ts";
import { previewCycle } from "./preview-cycle.ts";
import { cycleProgress } from "./progress.ts";
import { startCycle } from "./start-cycle.ts";

export const cyclesRouter = router({
  ...readContract({
    subject: "cycles",
    repository: cycles,
    search: ["title"],
    filterable: ["state", "period", "planId"],
    sortable: ["period", "title", "startsOn", "state"],
    defaultSort: { period: -1 },
  }),
  preview: procedure({ ability: ["start", "cycles"], input: validators.CyclePreviewInput }).query(
    ({ input }) => previewCycle(input),
  ),
  start: mutation(startCycle),
  progress: procedure({ ability: ["read", "quotaGroups"], input: validators.CycleInput }).query(({ input }) =>
    cycleProgress(input.cycleId),
  ),
  close: mutation(closeCycle),
});
