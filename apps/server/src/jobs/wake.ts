import { EventEmitter } from "node:events";

const bell = new EventEmitter().setMaxListeners(0);

/** There may be work: workers of this process need not wait for their next look. */
export function wakeWorkers(): void {
  bell.emit("work");
}

/** Resolves when there may be work, after so long at the latest, or at once when the signal says so. */
export function workOr(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      bell.off("work", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    timer.unref();
    bell.on("work", done);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
