import { mongo } from "mongoose";

/** How long an answer is waited for by a thread that is free to take it, ms. */
const patience = 4_000;

/** ms */
const beat = 200;

/** A beat that comes later than this, ms, tells of a thread that had other things to do: it counts for less. */
const mostLate = 50;
const share = 1 / 8;

/**
 * Whoever calls is told within seconds that the database is away: of a connection that ended in the very moment in which it was
 * taken, the driver (7.8) waits for an answer for ever, whatever time-out it is given. What counts is time in which this thread
 * could have taken an answer: after seconds of other work the answer may lie there, unread.
 * Out: the answer. Errors: its own; `MongoNetworkError` where none comes.
 */
export async function answeredInTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    let waited = 0;
    const next = () => {
      const due = performance.now() + beat;
      timer = setTimeout(() => {
        waited += performance.now() - due < mostLate ? beat : beat * share;
        if (waited < patience) next();
        else reject(new mongo.MongoNetworkError(`no answer of the database within ${patience} ms`));
      }, beat);
    };
    next();
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
