import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { cancelJob } from "./cancel-job.ts";
import { jobColumns } from "./columns.ts";
import { jobListing } from "./listing.ts";
import { jobs } from "./model.ts";
import { nameOfJob } from "./words.ts";

/** The tenant's own jobs. What one wants is wanted by the domain's own procedure. */
export const jobsRouter = router({
  ...readContract({
    subject: "jobs",
    repository: jobs,
    within: ({ actor }) => ({ tenantId: actor.tenantId }),
    ...jobListing,
    exported: jobColumns,
    // What it keeps between its steps is its own affair, and may be large.
    view: async ({ stage: _stage, ...job }) => ({ ...job, said: nameOfJob(job.kind) }),
    listsWithout: ["input", "stage", "result"],
  }),
  cancel: mutation(cancelJob),
});
