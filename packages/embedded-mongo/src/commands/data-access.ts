import { setImmediate as turn } from "node:timers/promises";
import { type Document, MongoError } from "../engine/index.ts";
import { recall, remember } from "../sessions/retries.ts";
import type { Catalog } from "../storage/catalog-types.ts";
import { checkNamespace } from "../storage/collections.ts";
import { Overlay } from "../storage/overlay.ts";
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
    }
  } finally {
    state.release();
  }
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
    throw new MongoError("InvalidNamespace", `collection name has invalid type ${typeof name}`);
  }
  checkNamespace(operation.db, name);
  return { name, namespace: `${operation.db}.${name}` };
}

/** What the statements of a write command came to. */
export interface StatementResults {
  /** By statement; missing where it failed or was not reached. */
  readonly results: readonly (Document | undefined)[];
  readonly writeErrors: readonly Document[];
}

/** The statements of a write command. */
export interface Statements {
  readonly count: number;
  readonly ordered: boolean;
  /** Whether a statement that throws has written nothing, and so needs no overlay of its own. */
  readonly atomic: boolean;
  readonly run: (view: Overlay, index: number) => Document;
}

/**
 * Runs a write command's statements. One that fails is taken back and noted; an ordered command stops there. In a
 * retryable write those that ran before answer what they answered then.
 */
export async function runStatements(operation: Operation, statements: Statements): Promise<StatementResults> {
  const { session, txnNumber, transaction } = operation;
  const retryable = session !== undefined && txnNumber !== undefined && transaction === undefined;
  const outcome = await write(operation, (view) => {
    const results: (Document | undefined)[] = [];
    const writeErrors: Document[] = [];
    const known = retryable ? recall(view, session, txnNumber)?.results : undefined;
    const noted: Document = { ...known };
    for (let index = 0; index < statements.count; index++) {
      const id = statementId(operation.body, index);
      const before = known?.[id];
      if (typeof before === "object" && before !== null) {
        results[index] = { ...before };
        continue;
      }
      try {
        const result = runOne(view, statements, index);
        results[index] = result;
        noted[id] = result;
      } catch (error) {
        if (!(error instanceof MongoError) || isConflict(error)) throw error;
        writeErrors.push(writeError(index, error));
        if (statements.ordered || transaction !== undefined) break;
      }
    }
    if (retryable) remember(view, session, { number: txnNumber, results: noted, committed: false });
    return { results, writeErrors };
  });
  if (outcome.writeErrors.length > 0) transaction?.abort();
  return outcome;
}

function runOne(view: Overlay, { atomic, run }: Statements, index: number): Document {
  if (atomic) return run(view, index);
  const own = new Overlay(view);
  const result = run(own, index);
  own.applyTo(view);
  return result;
}

function statementId(body: Document, index: number): string {
  const { stmtId, stmtIds } = body;
  if (Array.isArray(stmtIds)) return String(stmtIds[index]);
  return String((typeof stmtId === "number" ? stmtId : 0) + index);
}

function isConflict(error: MongoError): boolean {
  return ["WriteConflict", "MaxTimeMSExpired", "InternalError", "OutOfDiskSpace"].includes(error.codeName);
}

function writeError(index: number, error: MongoError): Document {
  const { keyPattern, keyValue, errInfo } = error.detail;
  return {
    index,
    code: error.code,
    ...(keyPattern === undefined ? {} : { keyPattern }),
    ...(keyValue === undefined ? {} : { keyValue }),
    ...(errInfo === undefined ? {} : { errInfo }),
    errmsg: error.message,
  };
}
