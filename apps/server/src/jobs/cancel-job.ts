import type { GetInput, Job } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { notFound } from "../errors/app-error.ts";
import { JobModel, jobs } from "./model.ts";
import { overNow } from "./over.ts";

/**
 * Ends a job of the present tenant: at once while it waits or its worker has fallen silent, when the step under way is
 * done while it runs. What its steps wrote by then stays. Of what is over it changes nothing. Errors: `not-found`.
 */
export async function cancelJob({ id }: GetInput): Promise<Job> {
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
