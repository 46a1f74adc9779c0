import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../base/log.ts";

/** Writes what happened so often since the last time. */
type Tell = (times: number) => Promise<void>;

/** What cannot be held any more is counted in the log alone. */
const mostWaiting = 5_000;
const pauseMilliseconds = 500;

const waiting = new Map<string, { times: number; tell: Tell }>();
let lost = 0;
let telling: Promise<void> | undefined;

/** Neither the scope nor the transaction of the request that happens to come first. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Counts something for the trail without making anybody wait for it: the first one is written at once, what follows is
 * gathered and written together. Whatever is the same has the same key.
 */
export function countLater(key: string, tell: Tell): void {
  const present = waiting.get(key);
  if (present) present.times += 1;
  else if (waiting.size < mostWaiting) waiting.set(key, { times: 1, tell });
  else lost += 1;
  telling ??= outside(tellAll);
}

/** Resolves when all that was counted is written: before the database goes, and for tests. */
export async function allCounted(): Promise<void> {
  while (telling) await telling;
}

async function tellAll(): Promise<void> {
  await sleep(0);
  while (waiting.size > 0) {
    const batch = [...waiting];
    waiting.clear();
    for (const [key, { times, tell }] of batch) {
      await tell(times).catch((error: unknown) =>
        log.error({ err: error, key, times }, "not told to the trail"),
      );
    }
    if (lost > 0) log.warn({ lost }, "more refusals at once than the trail can tell apart");
    lost = 0;
    if (waiting.size > 0) await sleep(pauseMilliseconds);
  }
  telling = undefined;
}
