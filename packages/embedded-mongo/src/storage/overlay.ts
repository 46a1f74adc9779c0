import type { Change } from "./change-log/change.ts";
import type { Entry, KeyRange, View } from "./view.ts";

/** Where an overlay's writes end up: another overlay, or the table itself. */
export interface WriteTarget {
  readonly put: (key: Buffer, value: Buffer) => void;
  readonly remove: (key: Buffer) => void;
  /** Takes note of a change for change streams. */
  readonly note: (change: Change) => void;
}

/** Told of each key written, before it is: may throw to refuse. */
export type WriteObserver = (key: string) => void;

/**
 * Writes not yet made, over a view: what a statement or a transaction sees of its own.
 * Keys are kept as latin1 strings, whose order is that of the bytes.
 */
export class Overlay implements View, WriteTarget {
  readonly #base: View;
  readonly #observe: WriteObserver | undefined;
  readonly #entries = new Map<string, Buffer | null>();
  readonly #changes: Change[] = [];
  /** Keys in their order, but for those that came since. */
  #sorted: string[] = [];
  #since: string[] = [];

  constructor(base: View, observe?: WriteObserver) {
    this.#base = base;
    this.#observe = observe;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Keys written or removed. */
  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  get(key: Buffer): Buffer | undefined {
    if (this.#entries.size > 0) {
      const own = this.#entries.get(key.toString("latin1"));
      if (own !== undefined) return own ?? undefined;
    }
    return this.#base.get(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.#set(key.toString("latin1"), value);
  }

  remove(key: Buffer): void {
    this.#set(key.toString("latin1"), null);
  }

  note(change: Change): void {
    this.#changes.push(change);
  }

  /** Makes all writes in another place. */
  applyTo(target: WriteTarget): void {
    for (const [name, value] of this.#entries) {
      const key = Buffer.from(name, "latin1");
      if (value === null) target.remove(key);
      else target.put(key, value);
    }
    for (const change of this.#changes) target.note(change);
  }

  *range(range: KeyRange): Iterable<Entry> {
    if (this.#entries.size === 0) {
      yield* this.#base.range(range);
      return;
    }
    const own = this.#within(range);
    if (range.reverse === true) own.reverse();
    const sign = range.reverse === true ? -1 : 1;
    let at = 0;
    for (const entry of this.#base.range(range)) {
      const name = entry.key.toString("latin1");
      let next = own[at];
      while (next !== undefined && compare(next, name) * sign < 0) {
        yield* this.#entry(next);
        next = own[++at];
      }
      if (next !== undefined && next === name) {
        yield* this.#entry(next);
        at++;
      } else yield entry;
    }
    for (; at < own.length; at++) yield* this.#entry(own[at] ?? "");
  }

  count(range: KeyRange): number {
    if (this.#entries.size === 0) return this.#base.count(range);
    let total = this.#base.count(range);
    for (const name of this.#within(range)) {
      const before = this.#base.get(Buffer.from(name, "latin1")) !== undefined;
      const after = this.#entries.get(name) !== null;
      total += Number(after) - Number(before);
    }
    return total;
  }

  #set(name: string, value: Buffer | null): void {
    this.#observe?.(name);
    if (!this.#entries.has(name)) {
      const last = this.#sorted.at(-1);
      if (last === undefined || last < name) this.#sorted.push(name);
      else this.#since.push(name);
    }
    this.#entries.set(name, value);
  }

  #within({ start, end }: KeyRange): string[] {
    this.#order();
    const sorted = this.#sorted;
    return sorted.slice(
      lowerBound(sorted, start.toString("latin1")),
      lowerBound(sorted, end.toString("latin1")),
    );
  }

  /**
   * Puts what came since to its place. A transaction that reads between its writes has few of these each time: sorting all anew
   * would make it cost the square of what it writes.
   */
  #order(): void {
    if (this.#since.length * fewOf < this.#sorted.length)
      for (const name of this.#since) this.#sorted.splice(lowerBound(this.#sorted, name), 0, name);
    else if (this.#since.length > 0) this.#sorted = [...this.#sorted, ...this.#since].sort(compare);
    this.#since = [];
  }

  *#entry(name: string): Iterable<Entry> {
    const value = this.#entries.get(name);
    if (value !== undefined && value !== null) yield { key: Buffer.from(name, "latin1"), value };
  }
}

/** Up to one of so many is moved to its place by itself. */
const fewOf = 32;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lowerBound(sorted: readonly string[], name: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
