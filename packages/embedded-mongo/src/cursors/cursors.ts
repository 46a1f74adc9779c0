import { type Document, MongoError } from "../engine/index.ts";
import type { Deadline } from "../storage/deadline.ts";
import { newCursorId } from "./cursor-id.ts";

/** How long a cursor waits for the next getMore, as in MongoDB. */
const cursorLifetime = 10 * 60_000;

/** Documents of one batch as BSON. */
export interface Batch {
  readonly docs: readonly Buffer[];
  readonly exhausted: boolean;
  /** Of a change stream: where to go on after this batch. */
  readonly resumeToken?: Document | undefined;
}

/** How long a cursor that awaits new documents may do so, and what ends the wait early. */
export interface Patience {
  readonly milliseconds: number;
  readonly signal: AbortSignal;
}

/** A cursor that can be asked for more. */
export interface OpenCursor {
  /** `db.collection`. */
  readonly namespace: string;
  /** The session and transaction it belongs to; only they may go on with it. */
  readonly owner: string;
  /** Whether it waits for documents to come (a change stream). */
  readonly awaits: boolean;
  /** Whether it may wait for the client without end (`noCursorTimeout`). */
  readonly lasting: boolean;
  /** By when it has to be done with its work, all batches together. */
  readonly deadline: Deadline;
  /** @param most documents wanted at most; 0 for an empty batch */
  readonly batch: (most: number, patience?: Patience) => Promise<Batch>;
  readonly close: () => void;
}

/** What is kept of a cursor. */
interface Held {
  readonly cursor: OpenCursor;
  lastUse: number;
  busy: boolean;
  killed: boolean;
}

/** The open cursors. */
export class Cursors {
  readonly #cursors = new Map<bigint, Held>();

  get size(): number {
    return this.#cursors.size;
  }

  /** What there is of a cursor. */
  find(id: bigint): OpenCursor | undefined {
    return this.#cursors.get(id)?.cursor;
  }

  /**
   * Opens a cursor and reads its first batch; keeps it only when more is to come.
   * @returns `id` 0 when exhausted
   */
  async open(cursor: OpenCursor, most: number, single = false): Promise<{ id: bigint; batch: Batch }> {
    const id = newCursorId();
    const held: Held = { cursor, lastUse: Date.now(), busy: false, killed: false };
    // Known from the start, so that its session's end reaches it while it reads.
    this.#cursors.set(id, held);
    return await this.#advance(id, held, () => cursor.batch(most), single);
  }

  /**
   * @throws MongoError CursorNotFound (43), CursorInUse (237), Unauthorized (13) for another namespace or session,
   *   BadValue (2) for a waiting time on a cursor that does not wait
   */
  async more(
    id: bigint,
    request: {
      readonly namespace: string;
      readonly owner: string;
      readonly most: number;
      readonly wait: number | undefined;
      readonly signal: AbortSignal;
    },
  ): Promise<{ id: bigint; batch: Batch }> {
    const held = this.#cursors.get(id);
    if (held === undefined) throw new MongoError("CursorNotFound", `cursor id ${id} not found`);
    const { cursor } = held;
    if (cursor.namespace !== request.namespace || cursor.owner !== request.owner) {
      throw new MongoError(
        "Unauthorized",
        `Requested getMore on namespace '${request.namespace}', but cursor ${id} belongs to '${cursor.namespace}' or to another session or transaction`,
      );
    }
    if (held.busy) throw new MongoError("CursorInUse", `cursor id ${id} is already in use`);
    if (request.wait !== undefined && !cursor.awaits)
      throw new MongoError("BadValue", "cannot set maxTimeMS on getMore command for a non-awaitData cursor");
    const patience = { milliseconds: request.wait ?? 1000, signal: request.signal };
    cursor.deadline.resume(request.signal);
    return await this.#advance(id, held, () => cursor.batch(request.most, patience));
  }

  /** @returns whether there was such a cursor */
  kill(id: bigint, namespace?: string): boolean {
    const held = this.#cursors.get(id);
    if (held === undefined || (namespace !== undefined && held.cursor.namespace !== namespace)) return false;
    this.#cursors.delete(id);
    held.killed = true;
    // One that is being read is closed by its reader, but one that only waits is woken.
    if (!held.busy || held.cursor.awaits) held.cursor.close();
    return true;
  }

  /** Ends cursors of a session, all or those of one transaction. */
  killOwned(owner: string): void {
    for (const [id, { cursor }] of this.#cursors) {
      if (cursor.owner === owner || cursor.owner.startsWith(`${owner}/`)) this.kill(id);
    }
  }

  /** Ends cursors nobody asked for ten minutes. */
  sweep(now = Date.now()): void {
    for (const [id, { busy, lastUse, cursor }] of this.#cursors)
      if (!busy && !cursor.lasting && now - lastUse > cursorLifetime) this.kill(id);
  }

  close(): void {
    for (const id of this.#cursors.keys()) this.kill(id);
  }

  async #advance(
    id: bigint,
    held: Held,
    read: () => Promise<Batch>,
    single = false,
  ): Promise<{ id: bigint; batch: Batch }> {
    held.busy = true;
    held.cursor.deadline.resume();
    try {
      const batch = await read();
      if (held.killed) throw new MongoError("CursorKilled", `cursor ${id} was killed while it was read`);
      if (!batch.exhausted && !single) return { id, batch };
      this.#end(id, held);
      return { id: 0n, batch };
    } catch (error) {
      this.#end(id, held);
      throw error;
    } finally {
      held.busy = false;
      held.cursor.deadline.pause();
      held.lastUse = Date.now();
    }
  }

  #end(id: bigint, { cursor }: Held): void {
    this.#cursors.delete(id);
    cursor.close();
  }
}
