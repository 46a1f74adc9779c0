/** A source of chance that repeats itself for the same seed. */
export interface Random {
  /** From 0 (in) to 1 (out). */
  readonly next: () => number;
  /** A whole number from 0 to one below `end`. */
  readonly below: (end: number) => number;
  /** One of the items. @throws RangeError when there are none */
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Mulberry32: 32 bits of state, enough for choosing what to do next. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (items) => {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
  };
}
