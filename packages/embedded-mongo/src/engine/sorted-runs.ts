/** Rows sorted together; a few milliseconds' work. */
const runLength = 4096;

/**
 * Sorts rows a piece at a time while they come, and puts the pieces together while they are taken, so that no step takes
 * long however many there are. Stable: equal rows keep their order.
 */
export class SortedRuns<Row> {
  readonly #compare: (a: Row, b: Row) => number;
  readonly #most: number;
  #runs: Row[][] = [];
  #open: Row[] = [];
  #count = 0;

  /** @param most so many of the first are wanted; about twice as many are kept meanwhile */
  constructor(compare: (a: Row, b: Row) => number, most = Number.POSITIVE_INFINITY) {
    this.#compare = compare;
    this.#most = most;
  }

  add(row: Row): void {
    this.#open.push(row);
    this.#count++;
    if (this.#count > 2 * this.#most + 1000) this.#cut();
    else if (this.#open.length === runLength) this.#close();
  }

  /** The rows in order. */
  *rows(): Iterable<Row> {
    this.#close();
    let left = this.#most;
    for (const row of this.#merged()) {
      if (left-- <= 0) return;
      yield row;
    }
  }

  #close(): void {
    if (this.#open.length === 0) return;
    this.#runs.push(this.#open.sort(this.#compare));
    this.#open = [];
  }

  #cut(): void {
    const kept = [...this.rows()];
    this.#runs = [kept];
    this.#count = kept.length;
  }

  *#merged(): Iterable<Row> {
    const [only, second] = this.#runs;
    if (second === undefined) {
      yield* only ?? [];
      return;
    }
    const heap = this.#runs.map((rows, run): Head<Row> => ({ rows, run, at: 0 }));
    const before = (a: Head<Row>, b: Head<Row>): boolean => {
      const [left, right] = [a.rows[a.at], b.rows[b.at]];
      if (left === undefined || right === undefined) return right === undefined && left !== undefined;
      const order = this.#compare(left, right);
      return order < 0 || (order === 0 && a.run < b.run);
    };
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at, before);
    for (;;) {
      const head = heap[0];
      const row = head?.rows[head.at];
      if (head === undefined || row === undefined) return;
      yield row;
      head.at++;
      sink(heap, 0, before);
    }
  }
}

/** Where a run has been taken to. */
interface Head<Row> {
  readonly rows: readonly Row[];
  readonly run: number;
  at: number;
}

/** Lets an element of a heap go down to its place. */
function sink<Element>(heap: Element[], from: number, before: (a: Element, b: Element) => boolean): void {
  const element = heap[from];
  if (element === undefined) return;
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    let least = left;
    let child = heap[left];
    const right = heap[left + 1];
    if (child !== undefined && right !== undefined && before(right, child)) {
      child = right;
      least = left + 1;
    }
    if (child === undefined || !before(child, element)) break;
    heap[at] = child;
    at = least;
  }
  heap[at] = element;
}
