import { randomUUID } from "node:crypto";
import type { Job } from "@duheng/contracts";
import { log } from "../base/log.ts";
import { JobModel, jobs } from "./model.ts";
import { overNow } from "./over.ts";

/** So long others leave a job to a worker that says nothing any more. */
export const leaseMilliseconds = 30_000;
/** A step that fails for a reason that may pass, or whose process dies of it, is tried so often. */
export const mostAttempts = 6;

/** A job that this worker has, until it gives it back or falls silent. */
export type HeldJob = Job & { readonly lease: NonNullable<Job["lease"]> };

/** The lease went to another worker, which goes on from the last step that was noted. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/**
 * Takes the job that has waited longest, of a tenant none of whose jobs of these kinds is being worked on; one whose worker has fallen
 * silent is taken over, which counts as an attempt: it fails when that was so often the end of its process. Of kinds that
 * are not named only what is to be cancelled is taken. undefined: there is nothing to do at the moment.
 */
export async function claimJob(kinds: readonly string[], now = new Date()): Promise<HeldJob | undefined> {
  for (;;) {
    const claimed = await claim(kinds, now);
    if (!claimed || !(await isWornOut(claimed))) return claimed?.job;
  }
}

interface Claimed {
  readonly job: HeldJob;
  /** From a worker that has fallen silent. */
  readonly isTakenOver: boolean;
}

async function claim(kinds: readonly string[], now: Date): Promise<Claimed | undefined> {
  const held = await JobModel.find(
    { isOpen: true, state: "running", kind: { $in: [...kinds] }, "lease.untilAt": { $gt: now } },
    { tenantId: 1 },
  ).lean();
  const busy = [...new Set(held.map(({ tenantId }) => tenantId ?? null))];
  const holder = randomUUID();
  const taken = await JobModel.findOneAndUpdate(
    {
      isOpen: true,
      turnAt: { $lte: now },
      tenantId: { $nin: busy },
      $and: [
        { $or: [{ kind: { $in: [...kinds] } }, { cancelAskedAt: { $exists: true } }] },
        { $or: [{ state: "waiting" }, { state: "running", "lease.untilAt": { $lte: now } }] },
      ],
    } as never,
    {
      $set: { state: "running", lease: { holder, untilAt: leaseEnd(now) } },
      $min: { startedAt: now },
    },
    { sort: { turnAt: 1, _id: 1 }, projection: { state: 1 } },
  ).lean();
  if (!taken) return undefined;
  const job = await jobs.findOne({ _id: taken._id, "lease.holder": holder });
  // The answer is the job as it was before.
  return job?.lease && { job: { ...job, lease: job.lease }, isTakenOver: taken.state === "running" };
}

/**
 * Counts the takeover, before anything is done that may end this process too. true: it was taken over too often without
 * a step that succeeded, and has failed.
 */
async function isWornOut({ job, isTakenOver }: Claimed): Promise<boolean> {
  // What is to be cancelled is not tried again.
  if (!isTakenOver || job.cancelAskedAt !== undefined) return false;
  const attempts = job.attempts + 1;
  if (attempts < mostAttempts) {
    await updateHeld(job, { $set: { attempts } });
    return false;
  }
  log.error(
    { job: job.id, kind: job.kind, attempts },
    "a job was given up: its process ended again and again",
  );
  await updateHeld(job, overNow("failed", { attempts, error: { code: "internal", message: wornOut } }));
  return true;
}

const wornOut = {
  zh: `处理这一步时进程多次中断（${mostAttempts} 次），已停止重试；此前完成的部分保留。请联系系统管理员查看服务器日志，排除原因后重新发起。`,
  en: `The process ended again and again while working on this step (${mostAttempts} times), so it is not tried any more; what was done before stays. Ask the system administrator to look into the server's log, then start it again.`,
};

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
