import { log } from "./log.ts";

interface Regular {
  /** For the log, should it fail. */
  readonly what: string;
  readonly pauseMilliseconds: number;
  /** A minute when absent: the start itself is not slowed down. */
  readonly firstAfterMilliseconds?: number;
  /** Looks at the signal between its steps: the server is about to stop. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs something now and then, never twice at once, until the answer is called, which resolves when what is under way
 * has ended. What failed is tried again with the next run.
 */
export function regularly({ what, pauseMilliseconds, firstAfterMilliseconds = 60_000, run }: Regular) {
  const ending = new AbortController();
  let running: Promise<void> | undefined;
  const tick = () => {
    running ??= run(ending.signal)
      .catch((error: unknown) => log.warn({ err: error }, `${what} failed; it is tried again`))
      .finally(() => {
        running = undefined;
      });
  };
  const first = setTimeout(tick, firstAfterMilliseconds);
  const timer = setInterval(tick, pauseMilliseconds);
  first.unref();
  timer.unref();
  return async (): Promise<void> => {
    clearTimeout(first);
    clearInterval(timer);
    ending.abort();
    await running;
  };
}
