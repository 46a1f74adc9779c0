import type { RootDatabase, Transaction } from "lmdb";

/** One key with its value. */
export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Keys from `start` (in) to `end` (out), backwards when `reverse`. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse?: boolean | undefined;
}

/** A consistent state of the ordered table. */
export interface View {
  readonly get: (key: Buffer) => Buffer | undefined;
  /** Entries in order, read in pieces, so that nothing stays open when the caller stops. */
  readonly range: (range: KeyRange) => Iterable<Entry>;
  readonly count: (range: KeyRange) => number;
  /** Whether it stays as it is, so that what was read once can be read again. */
  readonly isFixed?: boolean;
}

const firstChunk = 24;
const largestChunk = 1024;
const chunkBytes = 1 << 20;

/** A view of LMDB: of a read transaction's snapshot, or inside a write transaction of what it has written so far. */
export class LmdbView implements View {
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #transaction: Transaction | undefined;

  constructor(database: RootDatabase<Buffer, Buffer>, transaction?: Transaction) {
    this.#database = database;
    this.#transaction = transaction;
  }

  get isFixed(): boolean {
    return this.#transaction !== undefined;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#transaction === undefined
      ? this.#database.get(key)
      : this.#database.get(key, { transaction: this.#transaction });
  }

  *range({ start, end, reverse = false }: KeyRange): Iterable<Entry> {
    let from = reverse ? end : start;
    let exclusiveStart = reverse;
    let size = firstChunk;
    for (;;) {
      const chunk: Entry[] = [];
      let bytes = 0;
      let full = false;
      const options = {
        start: from,
        end: reverse ? start : end,
        inclusiveEnd: reverse,
        exclusiveStart,
        reverse,
        limit: size,
        ...(this.#transaction === undefined ? {} : { transaction: this.#transaction }),
      };
      for (const { key, value } of this.#database.getRange(options)) {
        chunk.push({ key, value });
        bytes += value.length;
        if (bytes > chunkBytes) {
          full = true;
          break;
        }
      }
      yield* chunk;
      const last = chunk.at(-1);
      if (last === undefined || (!full && chunk.length < size)) return;
      from = last.key;
      exclusiveStart = true;
      size = Math.min(size * 4, largestChunk);
    }
  }

  count({ start, end }: KeyRange): number {
    return this.#database.getKeysCount({
      start,
      end,
      ...(this.#transaction === undefined ? {} : { transaction: this.#transaction }),
    });
  }
}
