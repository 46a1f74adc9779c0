import { randomUUID } from "node:crypto";
import type { Job } from "@duheng/contracts";
import { JobModel, jobs } from "./model.ts";

/** So long others leave a job to a worker that says nothing any more. */
export const leaseMilliseconds = 30_000;

/** A job that this worker has, until it gives it back or falls silent. */
export type HeldJob = Job & { readonly lease: NonNullable<Job["lease"]> };

/** The lease went to another worker, which goes on from the last step that was noted. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/**
 * Takes the job that has waited longest, of a tenant none of whose jobs is being worked on; one whose worker has fallen
 * silent is taken over. undefined: there is nothing to do at the moment.
 */
export async function claimJob(kinds: readonly string[], now = new Date()): Promise<HeldJob | undefined> {
  const held = await JobModel.find(
    { isOpen: true, state: "running", "lease.untilAt": { $gt: now } },
    { tenantId: 1 },
  ).lean();
  const busy = [...new Set(held.map(({ tenantId }) => tenantId ?? null))];
  const holder = randomUUID();
  const taken = await JobModel.findOneAndUpdate(
    {
      isOpen: true,
      kind: { $in: [...kinds] },
      turnAt: { $lte: now },
      tenantId: { $nin: busy },
      $or: [{ state: "waiting" }, { state: "running", "lease.untilAt": { $lte: now } }],
    } as never,
    {
      $set: { state: "running", lease: { holder, untilAt: leaseEnd(now) } },
      $min: { startedAt: now },
    },
    { sort: { turnAt: 1, _id: 1 }, projection: { _id: 1 } },
  ).lean();
  if (!taken) return undefined;
  const job = await jobs.findOne({ _id: taken._id, "lease.holder": holder });
  return job?.lease ? { ...job, lease: job.lease } : undefined;
}

/** The worker is still there. false: the lease went to another. */
export async function renewLease({ id, lease }: HeldJob, now = new Date()): Promise<boolean> {
  const { matchedCount } = await JobModel.updateOne(mine(id, lease.holder), {
    $set: { "lease.untilAt": leaseEnd(now) },
  });
  return matchedCount > 0;
}

/** Writes to the job while it is held; throws LeaseLostError, in a transaction undoing all of it, when it is not. */
export async function updateHeld(job: HeldJob, update: object): Promise<void> {
  const { matchedCount } = await JobModel.updateOne(mine(job.id, job.lease.holder), update);
  if (matchedCount === 0) throw new LeaseLostError(`job ${job.id} is held by another worker`);
}

function mine(id: string, holder: string) {
  return { _id: id, state: "running", "lease.holder": holder } as const;
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}
