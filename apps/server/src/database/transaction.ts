import { AsyncLocalStorage } from "node:async_hooks";
import { mongo } from "mongoose";
import { isAway } from "./away.ts";
import { mongoose } from "./mongoose.ts";

interface Running {
  session: mongo.ClientSession;
  afterCommit: (() => void)[];
}

/** How long it is tried again while others write the same, in ms: a person waits no longer to be told so. */
const patience = 1_500;
/** So often it is tried at least, however long one attempt takes. */
const leastAttempts = 3;

/** It sees one state of the database throughout, and what it wrote outlives the machine that wrote it. */
const concerns = {
  readConcern: { level: "snapshot" },
  writeConcern: { w: "majority" },
} as const satisfies mongo.TransactionOptions;

/** Others wrote the same, or held it, for as long as it was tried; nothing was written. The cause is the database's last refusal. */
export class HeldByOthersError extends Error {}

/** The database went away while it was to commit: everything was written, or nothing. The cause is what the driver said last. */
export class UnknownOutcomeError extends Error {}

const running = new AsyncLocalStorage<Running>();

/**
 * Runs `fn` as one transaction: all its writes or none. Models inside join it by themselves. On a write conflict
 * the whole of `fn` runs again, so it must do nothing but read and write the database; what tells the world goes
 * into `afterCommit`. Inside another transaction it is simply part of that one. Throws `HeldByOthersError` where that
 * does not end, `UnknownOutcomeError` where it may have been written although it failed.
 */
export async function transaction<T>(fn: () => Promise<T>): Promise<T> {
  if (isInTransaction()) return fn();
  let last: { value: T; tasks: (() => void)[] } | undefined;
  const begun = performance.now();
  let attempts = 0;
  // The driver by itself tries for two minutes.
  const isOver = () => attempts >= leastAttempts && performance.now() - begun > patience;
  let isCommitting = false;
  const attempt = async (session: mongo.ClientSession) => {
    isCommitting = false;
    // A commit that was refused comes here without having been seen.
    if (isOver()) throw new HeldByOthersError("the transaction was refused again and again");
    attempts += 1;
    const state: Running = { session, afterCommit: [] };
    try {
      last = { value: await running.run(state, fn), tasks: state.afterCommit };
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (isOver()) throw new HeldByOthersError("others hold it", { cause: error });
      // For the driver, which goes by the label alone.
      error.addErrorLabel(transient);
      throw error;
    }
    isCommitting = true;
  };
  const untilCommitted = async (): Promise<unknown> => {
    try {
      return await mongoose.connection.transaction(attempt, concerns);
    } catch (error) {
      if (!isCommitting) throw error;
      if (isOpen(error)) throw new UnknownOutcomeError("the commit broke off", { cause: error });
      // A refused commit without the label wrote nothing either.
      if (isTransient(error)) return untilCommitted();
      throw error;
    }
  };
  await untilCommitted();
  if (!last) throw new Error("the transaction ended without a result");
  for (const task of last.tasks) task();
  return last.value;
}

/** Whether what a commit failed with leaves open what became of it. The driver's label is not on what came of a second try. */
function isOpen(error: unknown): boolean {
  return isAway(error) || (error instanceof mongo.MongoError && error.hasErrorLabel(unknownResult));
}

const unknownResult = "UnknownTransactionCommitResult";
const transient = "TransientTransactionError";

/** Others wrote the same, by MongoDB's own codes (src/mongo/base/error_codes.yml): nothing of the transaction was written. */
const conflictCodes = new Set<unknown>([112 /* WriteConflict */, 251 /* NoSuchTransaction */]);

/** Whether the same may succeed when it is run again as a whole. */
function isTransient(error: unknown): error is mongo.MongoError {
  return (
    error instanceof mongo.MongoError && (error.hasErrorLabel(transient) || conflictCodes.has(error.code))
  );
}

/** Whether what is called now would be part of a transaction. */
export function isInTransaction(): boolean {
  return running.getStore() !== undefined;
}

/** The session of the present transaction, for collections that are used without a model. */
export function presentSession(): mongo.ClientSession | undefined {
  return running.getStore()?.session;
}

/**
 * Runs `task` once the present transaction is committed, or at once when there is none. It must not throw.
 * @public
 */
export function afterCommit(task: () => void): void {
  const state = running.getStore();
  if (state) state.afterCommit.push(task);
  else task();
}
