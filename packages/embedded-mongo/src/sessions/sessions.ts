import { Binary } from "bson";
import { type Document, MongoError } from "../engine/index.ts";
import type { Store } from "../storage/store.ts";
import { Transaction } from "./transaction.ts";

/** How long a session lives without use, as announced by `hello`. */
export const sessionTimeoutMinutes = 30;

/** What the server keeps of a logical session. */
export class Session {
  /** The 16 bytes of its id. */
  readonly id: Buffer;
  lastUse = Date.now();
  transaction: Transaction | undefined;

  constructor(id: Buffer) {
    this.id = id;
  }
}

/** The sessions in use. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get size(): number {
    return this.#sessions.size;
  }

  list(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /**
   * The session of a command's `lsid`, made at first use.
   * @throws MongoError TypeMismatch (14), InvalidUUID (207)
   */
  use(lsid: Document): Session {
    const id = sessionId(lsid);
    const name = id.toString("hex");
    const session = this.#sessions.get(name) ?? new Session(id);
    session.lastUse = Date.now();
    this.#sessions.set(name, session);
    return session;
  }

  /**
   * Begins a transaction.
   * @throws MongoError TransactionTooOld (225), ConflictingOperationInProgress (117) for a number used already
   */
  begin(session: Session, number: bigint): Transaction {
    const before = session.transaction;
    if (before !== undefined && before.number > number) {
      throw new MongoError(
        "TransactionTooOld",
        `Cannot start transaction ${number} because a newer transaction ${before.number} has already started.`,
      );
    }
    // Two commands at once as the first of a transaction: an error of the client's, which it shall not try again.
    if (before?.number === number) {
      throw new MongoError(
        "ConflictingOperationInProgress",
        `Cannot start transaction ${number} at the active transaction number: a transaction's commands go one after the other`,
      );
    }
    before?.abort();
    const transaction = new Transaction(this.#store, session.id, number);
    session.transaction = transaction;
    return transaction;
  }

  /** Ends a session: its transaction is given up. @returns the owner of its cursors, which the caller ends */
  end(lsid: Document): string {
    const name = sessionId(lsid).toString("hex");
    this.#sessions.get(name)?.transaction?.abort();
    this.#sessions.delete(name);
    return name;
  }

  /** Ends sessions nobody used for half an hour. @returns the owners of their cursors */
  sweep(now = Date.now()): string[] {
    const ended: string[] = [];
    for (const [name, session] of this.#sessions) {
      if (now - session.lastUse < sessionTimeoutMinutes * 60_000) continue;
      session.transaction?.abort();
      this.#sessions.delete(name);
      ended.push(name);
    }
    return ended;
  }

  /** Gives up everything open. */
  close(): void {
    for (const session of this.#sessions.values()) session.transaction?.abort();
    this.#sessions.clear();
  }
}

function sessionId(lsid: Document): Buffer {
  const { id } = lsid;
  if (!(id instanceof Binary)) throw new MongoError("TypeMismatch", "BSON field 'lsid.id' must be a UUID");
  if (id.position !== 16) throw new MongoError("InvalidUUID", "uuid must be a 16-byte binary field");
  return Buffer.from(id.buffer.subarray(0, 16));
}
