import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../base/log.ts";
import { jobKindsOf } from "./job-kind.ts";
import { claimJob } from "./lease.ts";
import { runTurn } from "./run-turn.ts";
import { workOr } from "./wake.ts";

/** What other processes wanted is seen after so long at the latest. */
const lookMilliseconds = 2_000;

/**
 * Does the installation's jobs, one after the other, beside other workers here and elsewhere, until the answer is
 * called: it resolves when the step under way is done and the job is given back. Those with long steps stand in a line of
 * their own, so that they keep nobody's short ones waiting.
 */
export function startWorker(): () => Promise<void> {
  const ending = new AbortController();
  const lines = [false, true].map((isLong) => work(() => jobKindsOf({ isLong }), ending.signal));
  return async () => {
    ending.abort();
    await Promise.all(lines);
  };
}

async function work(kinds: () => string[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const job = await claimJob(kinds());
      if (job) await runTurn(job, signal);
      else await workOr(lookMilliseconds, signal);
    } catch (error) {
      log.warn({ err: error }, "looking for jobs failed; it goes on");
      await sleep(lookMilliseconds, undefined, { signal }).catch(() => {});
    }
  }
}
