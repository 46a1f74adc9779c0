import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { tenantIdOf } from "../database/scope.ts";
import { isInTransaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { InTurns } from "./in-turns.ts";
import type { TaskName, Tasks } from "./tasks.ts";

/** As long as anybody waits for a form; what takes longer is refused and its thread ended. */
const patience = 10_000;
/** Of one tenant: a whole unit that hands in at the same minute. */
const mostWaiting = 500;

let pool: Promise<Piscina> | undefined;
const turns = new InTurns(mostWaiting);

/**
 * Does a task on a thread of the workshop and answers as the task does: the server's own thread stays free for
 * everybody else. Of each tenant one task runs at a time, so that nobody's form keeps another's waiting.
 * Errors: `too-costly` after ten seconds, `unavailable` where too many of the tenant wait already; whatever the task
 * throws. Inside a transaction it refuses: what others want to write would wait as long (a use-case's `prepare` is before).
 */
export function inWorkshop<Name extends TaskName>(
  name: Name,
  ...given: Parameters<Tasks[Name]>
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  if (isInTransaction()) throw new Error(`${name}: the workshop is never waited for inside a transaction`);
  const tenantId = tenantIdOf() ?? "";
  return turns.run(tenantId, () => work(name, given), busy) as Promise<Awaited<ReturnType<Tasks[Name]>>>;
}

/** Ends the threads; the next task starts new ones. */
export async function closeWorkshop(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await (await closing)?.destroy();
}

async function work(name: TaskName, given: unknown[]): Promise<unknown> {
  pool ??= openPool();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), patience);
  try {
    return await (await pool).run({ name, given }, { signal: deadline.signal });
  } catch (error) {
    if (deadline.signal.aborted) throw new AppError("too-costly", { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function openPool(): Promise<Piscina> {
  return new Piscina({
    filename: await workerFile(),
    minThreads: 1,
    // Two at least: while one works off a heavy form, other tenants have the other.
    maxThreads: Math.max(2, availableParallelism() - 1),
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
  });
}

/** The server's bundle has an entry of its own for it. */
async function workerFile(): Promise<string> {
  const isBundled = !import.meta.url.endsWith(".ts");
  if (isBundled) return fileURLToPath(new URL("./workshop-worker.js", import.meta.url));
  const { bundleWorker } = await import("./bundle-worker.ts");
  return bundleWorker();
}

function busy(): AppError {
  return new AppError("unavailable", {
    message: {
      zh: "本单位同时提交的内容过多，请稍等片刻再试。",
      en: "Too much of your unit's is being worked on at the moment. Wait a little, then try again.",
    },
  });
}
