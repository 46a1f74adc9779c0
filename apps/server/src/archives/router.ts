import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { askArchive } from "./ask.ts";
import { archiveListing } from "./listing.ts";
import { archives } from "./model.ts";
import { removeArchive } from "./remove.ts";
import { withJob } from "./with-job.ts";

/** Archives of the own tenant, until they are over. */
export const archivesRouter = router({
  ...readContract({
    subject: "archives",
    repository: archives,
    within: () => ({ expiresAt: { $gt: new Date() } }),
    ...archiveListing,
    view: withJob,
  }),
  ask: mutation(askArchive),
  remove: mutation(removeArchive),
});
