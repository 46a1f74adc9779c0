import { MongoError } from "./mongo-error.ts";

// There is one thread. Who works long on one document lays the work down now and then so that others have their turn,
// and takes it up where it was: expressions with loops by throwing `suspension` through all that is not a loop, whose
// values are found anew afterwards, up to the one who can wait (`unhurried`).

/** Thrown to lay work down that is to be taken up again. */
export const suspension: unknown = Object.freeze({ suspended: true });

/** How long work may go on before others have their turn, in milliseconds. */
const turnMilliseconds = 10;
/** Steps of loops between two looks at the clock. */
const lookEvery = 256;
/** What may be done in one turn by those who cannot lay it down, if the turn has lasted so many milliseconds too. */
const mostSteps = 500_000;
const mostTextSteps = 20_000_000;
const longestTurn = 200;

let turnBegan: number | undefined;
let steps = 0;
let nextLook = lookEvery;
let textSteps = 0;

/** The piece of work that is being done now, if it can be laid down. */
let current = 0;
let last = 0;

/** The piece of work that is being done now; 0 where it cannot be laid down. */
export function currentWork(): number {
  return current;
}

/** Does one piece of work, with `pause` wherever it is laid down; it must not matter that parts of it are done again. */
export function* unhurried<Pause, Result>(pause: Pause, work: () => Result): Generator<Pause, Result> {
  const own = ++last;
  for (;;) {
    const before = current;
    current = own;
    try {
      return work();
    } catch (error) {
      if (error !== suspension) throw error;
    } finally {
      current = before;
    }
    yield pause;
    beginTurn();
  }
}

/**
 * Counts one step of a loop, done.
 * @returns whether it is time to lay the work down
 * @throws MongoError MaxTimeMSExpired (50) when it cannot be laid down and has gone on for too long
 */
export function tick(): boolean {
  if (++steps < nextLook) return false;
  nextLook = steps + lookEvery;
  const held = heldFor();
  if (current !== 0) return held > turnMilliseconds;
  if (steps > mostSteps && held > longestTurn)
    throw tooLong("one document needs too long where others would have to wait for it");
  return false;
}

/**
 * Lays the work down that is being done, if it can be.
 * @throws suspension
 */
export function layDown(): void {
  if (current !== 0) throw suspension;
}

/** Whether others should have their turn before the next piece is begun, by those who work in pieces. */
export function turnIsOver(): boolean {
  return heldFor() > turnMilliseconds;
}

/** Counts work done that was no loop of its own, as so many steps. */
export function weigh(value: unknown): void {
  if (Array.isArray(value)) steps += value.length >> 4;
  else if (typeof value === "string") steps += value.length >> 8;
}

/**
 * Counts the comparing of texts, or of values with schemas, before it is begun.
 * @throws MongoError MaxTimeMSExpired (50) when it has gone on for too long without others having had their turn
 */
export function holdFor(work: number): void {
  if (textSteps === 0) heldFor();
  textSteps += work;
  steps += work >> 12;
  if (textSteps > mostTextSteps && heldFor() > longestTurn)
    throw tooLong("too much is compared in one document where others would have to wait for it");
}

/** What work ends with that would keep all others waiting. */
export function tooLong(what: string): MongoError {
  return new MongoError("MaxTimeMSExpired", `operation exceeded time limit: ${what}`);
}

/** Milliseconds for which nobody else has had a turn, from the first time somebody asked. */
function heldFor(): number {
  const now = performance.now();
  if (turnBegan === undefined) {
    turnBegan = now;
    setImmediate(beginTurn);
  }
  return now - turnBegan;
}

function beginTurn(): void {
  turnBegan = undefined;
  steps = 0;
  nextLook = lookEvery;
  textSteps = 0;
}
