import { MongoError } from "./mongo-error.ts";

// How long the thread has been held without others having had their turn, as far as anybody asked. There is one thread
// and so one such time; it begins anew as soon as the event loop comes round.

let beganAt: number | undefined;
let units = 0;

/** Milliseconds for which nobody else has had a turn, from the first time somebody asked. */
export function heldFor(): number {
  const now = performance.now();
  if (beganAt === undefined) {
    beganAt = now;
    setImmediate(beginAnew);
  }
  return now - beganAt;
}

/** The most work on texts in one turn, if the turn has lasted so many milliseconds too. */
const mostUnits = 20_000_000;
const longestTurn = 500;

/**
 * Counts work that cannot be left half done, before it is begun.
 * @param work so many steps at most
 * @throws MongoError MaxTimeMSExpired (50) when it would hold the thread for too long
 */
export function holdFor(work: number): void {
  if (units === 0) heldFor();
  units += work;
  if (units <= mostUnits || heldFor() <= longestTurn) return;
  throw tooLong("too much text is compared with regular expressions at once");
}

/** What work ends with that would keep all others waiting. */
export function tooLong(what: string): MongoError {
  return new MongoError("MaxTimeMSExpired", `operation exceeded time limit: ${what}`);
}

function beginAnew(): void {
  beganAt = undefined;
  units = 0;
}
