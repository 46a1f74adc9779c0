import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { cancelJob } from "./cancel-job.ts";
import { jobs } from "./model.ts";
import { nameOfJob } from "./words.ts";

/** The tenant's own jobs. What one wants is wanted by the domain's own procedure. */
export const jobsRouter = router({
  ...readContract({
    subject: "jobs",
    repository: jobs,
    within: ({ actor }) => ({ tenantId: actor.tenantId }),
    search: ["target.name", "by.name"],
    filterable: ["state", "kind", "isOpen"],
    sortable: ["enqueuedAt"],
    defaultSort: { enqueuedAt: -1 },
    // Looked at every second while it goes on, and what it keeps between its steps may be large.
    view: async ({ stage, ...job }) => ({
      ...job,
      ...(stage === undefined || job.isOpen ? {} : { stage }),
      said: nameOfJob(job.kind),
    }),
    listsWithout: ["input", "stage", "result"],
  }),
  cancel: mutation(cancelJob),
});
