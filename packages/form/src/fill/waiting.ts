/** Numbers that wait for their turn, the smallest first: a binary heap. */
export class Waiting {
  readonly #heap: number[] = [];

  /** In time logarithmic in how many wait. */
  add(number: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(number);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? number;
      if (above <= number) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = number;
  }

  /** The smallest, which no longer waits; undefined where none does. */
  take(): number | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] ?? last) < (heap[child] ?? last)) child += 1;
      const below = heap[child] ?? last;
      if (below >= last) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
