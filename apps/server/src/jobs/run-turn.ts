import type { Job, JobProgress } from "@duheng/contracts";
import { log } from "../base/log.ts";
import { inTenant } from "../database/scope.ts";
import { mayPass, toAppError } from "../database/to-app-error.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { actorIn } from "../identity/actor-in.ts";
import { jobKind, type RegisteredKind, type Step } from "./job-kind.ts";
import {
  type HeldJob,
  LeaseLostError,
  leaseMilliseconds,
  mostAttempts,
  renewLease,
  updateHeld,
} from "./lease.ts";
import { jobs } from "./model.ts";
import { overNow } from "./over.ts";

/** After so long a job goes back to the end of the line: a long one does not keep short ones waiting. */
const turnMilliseconds = 5_000;

/**
 * Works on a held job, step by step, until it is over, its turn is, or the signal says so; then gives it back. Never
 * throws for what the job does wrong: that is noted in it.
 */
export async function runTurn(job: HeldJob, signal: AbortSignal, turn = turnMilliseconds): Promise<void> {
  const beat = setInterval(() => {
    renewLease(job).catch((error: unknown) =>
      log.warn({ err: error, job: job.id }, "a lease was not renewed"),
    );
  }, leaseMilliseconds / 3);
  const end = Date.now() + turn;
  try {
    let isOver = false;
    while (!isOver && Date.now() < end && !signal.aborted) isOver = await runStep(job, signal);
    if (!isOver)
      await updateHeld(job, { $set: { state: "waiting", turnAt: new Date() }, $unset: { lease: "" } });
  } catch (error) {
    if (error instanceof LeaseLostError) log.warn({ job: job.id }, "another worker took the job over");
    else await noteFailure(job, error);
  } finally {
    clearInterval(beat);
  }
}

/** A long step ends in its midst, as it was told to. */
class StepEndedError extends Error {
  override readonly name = "StepEndedError";
}

/** true: the job is over. */
async function runStep(held: HeldJob, signal: AbortSignal): Promise<boolean> {
  const job = await jobs.get(held.id);
  if (job.cancelAskedAt !== undefined) {
    await updateHeld(held, overNow("cancelled"));
    return true;
  }
  const kind = jobKind(job.kind);
  if (!kind) throw new Error(`no kind of job is called ${job.kind}`);
  return inScopeOf(job, async () => {
    const caller = await permittedCaller(job, kind);
    const { input, stage, progress } = job;
    const tell = (told: JobProgress) => tellProgress(held, told, signal);
    const step = await kind.step({ input, stage, progress, caller, tell }).catch((error: unknown) => {
      if (!(error instanceof StepEndedError)) throw error;
    });
    // What ends it is seen where a step is begun: cancelled, or given back since the process stops.
    if (step === undefined) return false;
    await transaction(async () => {
      await step.write?.();
      await updateHeld(held, noted(step));
    });
    return "result" in step.next;
  });
}

async function tellProgress(held: HeldJob, progress: JobProgress, signal: AbortSignal): Promise<void> {
  await updateHeld(held, { $set: { progress } });
  const isToEnd = signal.aborted || (await jobs.findOne({ _id: held.id, cancelAskedAt: { $exists: true } }));
  if (isToEnd) throw new StepEndedError(`the step of job ${held.id} is to end`);
}

function noted({ progress, next }: Step<object, object>): object {
  if ("result" in next) return overNow("done", { progress, result: next.result });
  return { $set: { stage: next.stage, progress, attempts: 0 } };
}

/** Whoever wanted it may have lost the permission, the account or the unit since. Errors: `forbidden`. */
async function permittedCaller({ by, tenantId }: Job, { ability }: RegisteredKind) {
  if (by === undefined || tenantId === undefined) {
    if (ability) throw new AppError("forbidden");
    return undefined;
  }
  const standing = await actorIn(by.userId, tenantId);
  if (!standing || (ability && !standing.ability.can(ability[0], ability[1])))
    throw new AppError("forbidden");
  return standing;
}

function inScopeOf<T>({ tenantId }: Job, work: () => Promise<T>): Promise<T> {
  return tenantId === undefined ? work() : inTenant(tenantId, work);
}

/** Tried again when it may pass, with a pause that doubles from a second; otherwise the job is over, with why. Where not even this can be written, its lease ends. */
async function noteFailure(held: HeldJob, error: unknown): Promise<void> {
  try {
    const { attempts } = await jobs.get(held.id);
    const { code, text } = toAppError(error);
    const isPassing = mayPass(error) && attempts + 1 < mostAttempts;
    log[isPassing ? "warn" : "error"](
      { err: error, job: held.id, kind: held.kind, attempts },
      "a job failed",
    );
    const again = new Date(Date.now() + 1000 * 2 ** attempts);
    await updateHeld(
      held,
      isPassing
        ? { $set: { state: "waiting", turnAt: again, attempts: attempts + 1 }, $unset: { lease: "" } }
        : overNow("failed", { error: { code, message: text } }),
    );
  } catch (second) {
    log.error({ err: second, first: error, job: held.id }, "the failure of a job could not be noted");
  }
}
