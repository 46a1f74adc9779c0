import { setImmediate as turn } from "node:timers/promises";
import { MongoError, typeNameOf } from "../engine/index.ts";
import type { Catalog } from "../storage/catalog-types.ts";
import { checkNamespace } from "../storage/collections.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { View } from "../storage/view.ts";
import type { Operation } from "./command.ts";

/** What a reading command reads from: its transaction's state, or a snapshot of its own to be released. */
export interface ReadState {
  readonly view: View;
  readonly catalog: Catalog;
  readonly release: () => void;
  /** Throws when the transaction it belongs to has ended meanwhile; to be asked after others had their turn. */
  readonly check?: () => void;
}

/** Opens the state a command reads. */
export function openRead({ server, transaction }: Operation): ReadState {
  if (transaction === undefined) return server.store.snapshot();
  return {
    view: transaction.view,
    catalog: server.store.catalog.read(transaction.view),
    release: () => {},
    check: () => {
      if (transaction.state === "open") return;
      throw new MongoError("NoSuchTransaction", `Transaction ${transaction.number} has ended.`);
    },
  };
}

/** Reads and frees the state afterwards. */
export function read<Result>(operation: Operation, use: (state: ReadState) => Result): Result {
  const state = openRead(operation);
  try {
    return use(state);
  } finally {
    state.release();
  }
}

/** Reads with pauses, at each of which others have their turn. */
export async function readPaced<Result>(
  operation: Operation,
  use: (state: ReadState) => Generator<null, Result>,
): Promise<Result> {
  const state = openRead(operation);
  try {
    const work = use(state);
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await turn();
      state.check?.();
      operation.deadline.check();
      checkRunning(operation);
    }
  } finally {
    state.release();
  }
}

/** @throws MongoError InterruptedAtShutdown (11600) when the server is being stopped */
export function checkRunning({ server }: Operation): void {
  if (server.stopping.aborted) throw new MongoError("InterruptedAtShutdown", "interrupted at shutdown");
}

/**
 * Writes: in a transaction at once into its overlay; else durably, with the promise resolving afterwards. `change` may
 * be run again, and must leave nothing behind but what it writes into the view.
 */
export async function write<Result>(
  operation: Operation,
  change: (view: Overlay) => Result,
): Promise<Result> {
  const { server, transaction, deadline } = operation;
  return transaction === undefined ? await server.store.write(change, deadline) : change(transaction.view);
}

/** Who may go on with a cursor: the same session, in the same transaction. */
export function ownerOf({ session, transaction }: Operation): string {
  const id = session?.id.toString("hex") ?? "";
  return transaction === undefined ? id : `${id}/${transaction.number}`;
}

/** `db.collection` of a command whose first field names the collection. */
export function collectionOf(operation: Operation): { name: string; namespace: string } {
  const name = operation.body[operation.name];
  if (typeof name !== "string") {
    throw new MongoError("InvalidNamespace", `collection name has invalid type ${typeNameOf(name)}`);
  }
  checkNamespace(operation.db, name);
  return { name, namespace: operation.asked ?? `${operation.db}.${name}` };
}
