import { conflict } from "../database/repository.ts";

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

/** Prepares and runs until what was prepared still holds. Errors: `conflict`, and those of both. */
export async function whilePrepared<P, R>(
  prepare: () => Promise<P>,
  run: (prepared: P) => Promise<R>,
  first?: P,
): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(attempt === 1 && first !== undefined ? first : await prepare());
    } catch (error) {
      if (!(error instanceof StalePreparation)) throw error;
      if (attempt >= mostPreparings) throw conflict(error.current);
    }
  }
}
