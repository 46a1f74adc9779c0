import { type GetInput, type Job, validators } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { notFound } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { JobModel, jobs } from "./model.ts";
import { overNow } from "./over.ts";
import { nameOfJob } from "./words.ts";

/** Ends a job of the unit's, as `endJob` says. */
export const cancelJob = useCase({
  name: "jobs.cancel",
  ability: ["update", "jobs"],
  input: validators.GetInput,
  run: ({ input }) => endJob(input),
  audit: {
    target: ({ result: { id, kind } }) => ({ kind: "jobs", id, name: nameOfJob(kind).zh }),
    details: ({ result: { target } }) => (target?.name === undefined ? {} : { job: target.name }),
  },
  answer: ({ result }) => ({ ...result, said: nameOfJob(result.kind) }),
});

/**
 * Ends a job of the present tenant: at once while it waits or its worker has fallen silent, when the step under way is
 * done while it runs. What its steps wrote by then stays. Of what is over it changes nothing. Errors: `not-found`.
 */
export async function endJob({ id }: GetInput): Promise<Job> {
  const own = { _id: id, tenantId: requireTenantId() };
  const now = new Date();
  // Asked first, whatever its state: given back or taken up at this moment, whoever has it next ends it.
  await JobModel.updateOne({ ...own, isOpen: true }, { $set: { cancelAskedAt: now } });
  const isIdle = [{ state: "waiting" }, { state: "running", "lease.untilAt": { $lte: now } }];
  await JobModel.updateOne({ ...own, $or: isIdle } as never, overNow("cancelled"));
  const job = await jobs.findOne(own);
  if (!job) throw notFound();
  return job;
}
