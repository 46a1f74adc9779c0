import type { Change } from "./change-log/change.ts";
import { compare, SortedNames } from "./sorted-names.ts";
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
  /** Made when a range is first asked for. */
  #sorted: SortedNames | undefined;

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
    if (this.#sorted !== undefined && !this.#entries.has(name)) this.#sorted.add(name);
    this.#entries.set(name, value);
  }

  #within({ start, end }: KeyRange): string[] {
    this.#sorted ??= new SortedNames(this.#entries.keys());
    return this.#sorted.within(start.toString("latin1"), end.toString("latin1"));
  }

  *#entry(name: string): Iterable<Entry> {
    const value = this.#entries.get(name);
    if (value !== undefined && value !== null) yield { key: Buffer.from(name, "latin1"), value };
  }
}
