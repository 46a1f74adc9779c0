import { conflict } from "../database/repository.ts";
import { isInTransaction } from "../database/transaction.ts";

/**
 * Thrown in `run`: what `prepare` read is no longer so. It is prepared anew, since the caller himself may be right; who
 * meets it again and again gets the present document as a `conflict`.
 */
export class StalePreparation extends Error {
  constructor(readonly current: unknown) {
    super("what was prepared is no longer so");
  }
}

/** So often it is prepared. */
const mostPreparings = 4;

/**
 * Runs, and prepares anew and runs again while what was prepared is found to be no longer so. Inside another transaction
 * nothing is prepared anew, since that one is run again by whoever made it. Errors: `conflict`, and those of both.
 */
export async function whilePrepared<R>(run: () => Promise<R>, prepareAnew: () => Promise<void>): Promise<R> {
  const most = isInTransaction() ? 1 : mostPreparings;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof StalePreparation)) throw error;
      if (attempt >= most) throw conflict(error.current);
      await prepareAnew();
    }
  }
}
