import { Timestamp } from "bson";
import { type Document, decode, documentOf, encode } from "../../engine/index.ts";
import { tableEnd, tableKey, tableStart, tables } from "../keys.ts";
import type { View } from "../view.ts";
import type { LiveTable } from "../writer.ts";
import { type Change, type ChangeTransaction, eventOf } from "./change.ts";

/** An event with its number; numbers grow, with gaps. */
export interface LoggedEvent {
  readonly sequence: number;
  readonly event: Document;
}

/** The log keeps no more than so many changes, and no more than so many bytes. */
const mostChanges = 50_000;
const mostBytes = 64 * 1024 * 1024;

const stateKey = tableKey(tables.meta, Buffer.from("changes"));

/**
 * The log of changes that change streams read. It is written in the same LMDB transaction as the changes themselves,
 * but only from the first change stream on: where nobody ever listens it costs nothing, and no token can be older.
 */
export class ChangeLog {
  readonly #wakers = new Set<() => void>();
  #recording = false;
  /** No change up to this number is in the log any more. */
  #forgotten = 0;
  #last = 0;
  #durable = 0;
  #count = 0;
  #bytes = 0;
  #time = { seconds: 0, ordinal: 0 };

  /** @param view the state at start-up */
  constructor(view: View) {
    const stored = view.get(stateKey);
    if (stored === undefined) return;
    const { since } = decode(stored);
    this.#recording = true;
    this.#forgotten = Number(since);
    this.#last = this.#forgotten;
    for (const { key, value } of view.range(logRange(0))) {
      if (this.#count === 0) this.#forgotten = Math.max(this.#forgotten, sequenceOf(key) - 1);
      this.#count++;
      this.#bytes += value.length;
      this.#last = sequenceOf(key);
    }
    this.#durable = this.#last;
  }

  get recording(): boolean {
    return this.#recording;
  }

  /** The last change that is durable. */
  get durable(): number {
    return this.#durable;
  }

  /** All changes after this one are known. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Begins to keep changes; inside the writer. */
  begin(live: LiveTable): void {
    if (this.#recording) return;
    this.#recording = true;
    live.put(stateKey, encode(documentOf([["since", this.#forgotten]])));
  }

  /** Takes `begin` back when it could not be made durable. */
  cancelBegin(): void {
    this.#recording = false;
  }

  /** The time by which all that has been done is over; what is done after has a later one. */
  currentTime(): Timestamp {
    const seconds = Math.floor(Date.now() / 1000);
    if (seconds > this.#time.seconds) this.#time = { seconds, ordinal: 1 };
    return new Timestamp({ t: this.#time.seconds, i: this.#time.ordinal });
  }

  /** A time for a change, later than all before. */
  nextTime(): Timestamp {
    const seconds = Math.max(Math.floor(Date.now() / 1000), this.#time.seconds);
    const ordinal = seconds === this.#time.seconds ? this.#time.ordinal + 1 : 1;
    this.#time = { seconds, ordinal };
    return new Timestamp({ t: seconds, i: ordinal });
  }

  /** Keeps a change; inside the writer, in the transaction that makes the change. */
  record(live: LiveTable, change: Change, time: Timestamp, transaction: ChangeTransaction | undefined): void {
    if (!this.#recording) return;
    const value = encode(eventOf(change, { clusterTime: time, wallTime: new Date() }, transaction));
    live.put(logKey(++this.#last), value);
    this.#count++;
    this.#bytes += value.length;
    if (this.#count > mostChanges || this.#bytes > mostBytes) this.#trim(live);
  }

  /** A group of writes has become durable: tells those who wait. */
  publish(): void {
    if (this.#durable === this.#last) return;
    this.#durable = this.#last;
    for (const wake of this.#wakers) wake();
  }

  /** The changes after one number, up to the last durable one. */
  *read(view: View, after: number): Iterable<LoggedEvent> {
    for (const { key, value } of view.range(logRange(after + 1))) {
      const sequence = sequenceOf(key);
      if (sequence > this.#durable) return;
      yield { sequence, event: decode(value) };
    }
  }

  /** Resolves when there is a durable change after this one, after so many milliseconds, or when the signal is aborted. */
  async wait(after: number, milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
    if (this.#durable > after || milliseconds <= 0 || signals.some((signal) => signal.aborted)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(done);
        for (const signal of signals) signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wakers.add(done);
      for (const signal of signals) signal.addEventListener("abort", done);
    });
  }

  /** Forgets the oldest tenth. */
  #trim(live: LiveTable): void {
    const enoughCount = mostChanges * 0.9;
    const enoughBytes = mostBytes * 0.9;
    for (const { key, value } of live.range(logRange(0))) {
      if ((this.#count <= enoughCount && this.#bytes <= enoughBytes) || this.#count <= 1) return;
      live.remove(key);
      this.#count--;
      this.#bytes -= value.length;
      this.#forgotten = sequenceOf(key);
    }
  }
}

function logKey(sequence: number): Buffer {
  const rest = Buffer.allocUnsafe(6);
  rest.writeUIntBE(sequence, 0, 6);
  return tableKey(tables.changes, rest);
}

function sequenceOf(key: Buffer): number {
  return key.readUIntBE(4, 6);
}

function logRange(from: number): { start: Buffer; end: Buffer } {
  return { start: from === 0 ? tableStart(tables.changes) : logKey(from), end: tableEnd(tables.changes) };
}
