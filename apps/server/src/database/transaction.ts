import { AsyncLocalStorage } from "node:async_hooks";
import type { mongo } from "mongoose";
import { mongoose } from "./mongoose.ts";

interface Running {
  session: mongo.ClientSession;
  afterCommit: (() => void)[];
}

const running = new AsyncLocalStorage<Running>();

/**
 * Runs `fn` as one transaction: all its writes or none. Models inside join it by themselves. On a write conflict
 * the whole of `fn` runs again, so it must do nothing but read and write the database; what tells the world goes
 * into `afterCommit`. Inside another transaction it is simply part of that one.
 */
export async function transaction<T>(fn: () => Promise<T>): Promise<T> {
  if (isInTransaction()) return fn();
  let last: { value: T; tasks: (() => void)[] } | undefined;
  await mongoose.connection.transaction(async (session) => {
    const state: Running = { session, afterCommit: [] };
    last = { value: await running.run(state, fn), tasks: state.afterCommit };
  });
  if (!last) throw new Error("the transaction ended without a result");
  for (const task of last.tasks) task();
  return last.value;
}

function isInTransaction(): boolean {
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
