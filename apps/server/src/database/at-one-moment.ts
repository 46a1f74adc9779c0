import { transaction } from "./transaction.ts";

/** The database ended the moment before all was read. */
export class MomentOverError extends Error {
  override readonly name = "MomentOverError";
}

/**
 * Reads as of one moment, whatever others write meanwhile: all that goes by models in `read` sees the same state. It writes
 * nothing, and is not run again. Throws MomentOverError where it takes longer than the database keeps a transaction (a
 * minute), or the moment is lost otherwise.
 */
export function atOneMoment<T>(read: () => Promise<T>): Promise<T> {
  let isBegun = false;
  return transaction(() => {
    if (isBegun) throw new MomentOverError("the database ended the transaction before all was read");
    isBegun = true;
    return read();
  });
}
