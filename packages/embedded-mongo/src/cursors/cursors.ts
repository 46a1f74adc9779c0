import { randomBytes } from "node:crypto";
import { MongoError } from "../engine/index.ts";
import { largestDocument } from "../storage/documents.ts";

/** How long a cursor waits for the next getMore, as in MongoDB. */
const cursorLifetime = 10 * 60_000;

/** Documents of one batch as BSON. */
export interface Batch {
  readonly docs: readonly Buffer[];
  readonly exhausted: boolean;
}

/** Where a cursor's documents come from and what is freed at its end. */
export interface CursorSource {
  /** `db.collection`. */
  readonly namespace: string;
  readonly docs: Iterator<Buffer>;
  readonly release: () => void;
  /** The session and transaction it belongs to; only they may go on with it. */
  readonly owner: string;
}

/** One cursor: gives batches until there is nothing left. */
class Cursor {
  readonly source: CursorSource;
  lastUse = Date.now();
  #held: Buffer | undefined;

  constructor(source: CursorSource) {
    this.source = source;
  }

  /** @param most documents wanted at most; 0 for an empty batch */
  batch(most: number): Batch {
    this.lastUse = Date.now();
    const docs: Buffer[] = [];
    let bytes = 0;
    while (docs.length < most) {
      const next = this.#held ?? this.#pull();
      this.#held = undefined;
      if (next === undefined) return { docs, exhausted: true };
      if (docs.length > 0 && bytes + next.length > largestDocument) {
        this.#held = next;
        return { docs, exhausted: false };
      }
      docs.push(next);
      bytes += next.length + 8;
    }
    // Looking one ahead saves the client a getMore that would find nothing.
    if (most > 0) this.#held = this.#pull();
    return { docs, exhausted: most > 0 && this.#held === undefined };
  }

  #pull(): Buffer | undefined {
    const { done, value } = this.source.docs.next();
    return done === true ? undefined : value;
  }
}

/** The open cursors. */
export class Cursors {
  readonly #cursors = new Map<bigint, Cursor>();

  get size(): number {
    return this.#cursors.size;
  }

  /**
   * Opens a cursor and reads its first batch; keeps it only when more is to come.
   * @returns `id` 0 when exhausted
   */
  open(source: CursorSource, most: number, single = false): { id: bigint; batch: Batch } {
    const cursor = new Cursor(source);
    try {
      const batch = cursor.batch(most);
      if (batch.exhausted || single) {
        close(cursor);
        return { id: 0n, batch };
      }
      const id = randomBytes(8).readBigUInt64BE() >> 1n || 1n;
      this.#cursors.set(id, cursor);
      return { id, batch };
    } catch (error) {
      close(cursor);
      throw error;
    }
  }

  /** @throws MongoError CursorNotFound (43), Unauthorized (13) for another namespace or session */
  more(id: bigint, namespace: string, owner: string, most: number): { id: bigint; batch: Batch } {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined) throw new MongoError("CursorNotFound", `cursor id ${id} not found`);
    if (cursor.source.namespace !== namespace || cursor.source.owner !== owner) {
      throw new MongoError(
        "Unauthorized",
        `Requested getMore on namespace '${namespace}', but cursor ${id} belongs to '${cursor.source.namespace}' or to another session or transaction`,
      );
    }
    try {
      const batch = cursor.batch(most);
      if (!batch.exhausted) return { id, batch };
      this.kill(id);
      return { id: 0n, batch };
    } catch (error) {
      this.kill(id);
      throw error;
    }
  }

  /** @returns whether there was such a cursor */
  kill(id: bigint, namespace?: string): boolean {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined || (namespace !== undefined && cursor.source.namespace !== namespace))
      return false;
    this.#cursors.delete(id);
    close(cursor);
    return true;
  }

  /** Ends cursors of a session, all or those of one transaction. */
  killOwned(owner: string): void {
    for (const [id, { source }] of this.#cursors) {
      if (source.owner === owner || source.owner.startsWith(`${owner}/`)) this.kill(id);
    }
  }

  /** Ends cursors nobody asked for ten minutes. */
  sweep(now = Date.now()): void {
    for (const [id, cursor] of this.#cursors) if (now - cursor.lastUse > cursorLifetime) this.kill(id);
  }

  close(): void {
    for (const id of this.#cursors.keys()) this.kill(id);
  }
}

function close(cursor: Cursor): void {
  cursor.source.docs.return?.();
  cursor.source.release();
}
