import { Binary } from "bson";
import { MongoError } from "../engine/index.ts";
import type { Catalog, CollectionInfo } from "../storage/catalog-types.ts";
import type { Claimant } from "../storage/conflicts.ts";
import { Overlay } from "../storage/overlay.ts";
import type { Snapshot, Store } from "../storage/store.ts";
import type { View } from "../storage/view.ts";

/** How long a transaction may stay open, as MongoDB's `transactionLifetimeLimitSeconds`. */
const transactionLifetime = 60_000;

/** A transaction: a snapshot, its own writes over it, and the keys it holds. */
export class Transaction implements Claimant {
  readonly number: bigint;
  readonly snapshotGroup: number;
  readonly ended: Promise<void>;
  readonly view: Overlay;
  readonly #store: Store;
  readonly #session: Buffer;
  readonly #snapshot: Snapshot;
  readonly #timer: NodeJS.Timeout;
  #state: "open" | "committing" | "committed" | "aborted" = "open";
  #end: () => void = () => {};

  /** @param session the 16 bytes of its session's id */
  constructor(store: Store, session: Buffer, number: bigint) {
    this.number = number;
    this.#session = session;
    this.#store = store;
    // The group first: the snapshot then contains at least that.
    this.snapshotGroup = store.conflicts.visibleGroup;
    this.#snapshot = store.snapshot();
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    store.conflicts.open(this);
    this.view = new Overlay(this.#snapshot.view, (key) => store.conflicts.claim(this, key));
    this.#timer = setTimeout(() => this.abort(), transactionLifetime).unref();
  }

  /** The collections as they were when it began. */
  get catalogBefore(): Catalog {
    return this.#snapshot.catalog;
  }

  get state(): "open" | "committing" | "committed" | "aborted" {
    return this.#state;
  }

  /** Gives up all its writes. Does nothing when it has ended, or is being committed. */
  abort(): void {
    if (this.#state !== "open") return;
    this.#finish("aborted");
  }

  /**
   * Makes its writes durable, all together.
   * @param note writes one more record in the same step (what a retry of the commit will find)
   * @throws MongoError WriteConflict (112) when a collection it wrote to has got or lost indexes since
   */
  async commit(note: (view: Overlay) => void): Promise<void> {
    if (this.#state !== "open") throw new MongoError("NoSuchTransaction", "Transaction has ended");
    this.#state = "committing";
    try {
      if (this.view.size > 0) {
        note(this.view);
        const lsid = { id: new Binary(this.#session, Binary.SUBTYPE_UUID) };
        await this.#store.commit(this.view, (live) => this.#checkCatalog(live), {
          lsid,
          txnNumber: this.number,
        });
      }
      this.#finish("committed");
    } catch (error) {
      this.#finish("aborted");
      throw error;
    }
  }

  #finish(state: "committed" | "aborted"): void {
    clearTimeout(this.#timer);
    this.#state = state;
    this.#snapshot.release();
    this.#store.conflicts.close(this);
    this.#end();
  }

  #checkCatalog(live: View): void {
    const now = this.#store.catalog.read(live);
    const then = this.#snapshot.catalog;
    if (now === then) return;
    const tables = new Set<number>();
    for (const key of this.view.keys()) tables.add(Buffer.from(key.slice(0, 4), "latin1").readUInt32BE(0));
    for (const db of then.databases()) {
      for (const before of then.collections(db)) {
        if (tables.has(before.table) && shape(before) !== shape(now.collection(db, before.name))) {
          throw new MongoError(
            "WriteConflict",
            `Collection ${db}.${before.name} was changed (indexes, dropped or renamed) during the transaction. Please retry the transaction.`,
          );
        }
      }
    }
  }
}

function shape(info: CollectionInfo | undefined): string {
  return info === undefined ? "" : [info.table, ...info.indexes.map((index) => index.table)].join();
}
