/** A bucket that grows beyond this is halved. */
const most = 512;

/** Names in order, each once: kept in buckets, so that adding one in the middle of many moves few. */
export class SortedNames {
  readonly #buckets: string[][] = [];

  /** @param names in any order, each once */
  constructor(names: Iterable<string>) {
    const sorted = [...names].sort(compare);
    for (let start = 0; start < sorted.length; start += most / 2)
      this.#buckets.push(sorted.slice(start, start + most / 2));
  }

  /** Adds a name that is not there yet. */
  add(name: string): void {
    const at = this.#bucketOf(name);
    const bucket = this.#buckets[at];
    if (bucket === undefined) {
      this.#buckets.push([name]);
      return;
    }
    bucket.splice(lowerBound(bucket, name), 0, name);
    if (bucket.length > most) this.#buckets.splice(at + 1, 0, bucket.splice(most / 2));
  }

  /** Those from `start` on, before `end`. */
  within(start: string, end: string): string[] {
    const found: string[] = [];
    for (let at = this.#bucketOf(start); at < this.#buckets.length; at += 1) {
      const bucket = this.#buckets[at] ?? [];
      if ((bucket[0] ?? "") >= end) break;
      const [from, to] = [lowerBound(bucket, start), lowerBound(bucket, end)];
      for (let each = from; each < to; each += 1) found.push(bucket[each] ?? "");
    }
    return found;
  }

  /** The last bucket that begins at a name or before it; the first one where none does. */
  #bucketOf(name: string): number {
    let low = 0;
    let high = this.#buckets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#buckets[middle]?.[0] ?? "") <= name) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** By UTF-16 units: for latin1 names that is the order of the bytes. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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
