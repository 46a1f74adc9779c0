import { validators } from "@duheng/contracts";
import { closeCycle } from "../cycle-runs/close-cycle.ts";
import { previewCycle } from "../cycle-runs/preview-cycle.ts";
import { cycleProgress } from "../cycle-runs/progress.ts";
import { startCycle } from "../cycle-runs/start-cycle.ts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { cycleColumns } from "./columns.ts";
import { cycleListing } from "./listing.ts";
import { cycles } from "./model.ts";

export const cyclesRouter = router({
  ...readContract({
    subject: "cycles",
    repository: cycles,
    ...cycleListing,
    exported: cycleColumns,
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
