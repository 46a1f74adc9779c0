export interface SharedSeats {
  /** Seats of each category, in the order given. */
  readonly each: readonly number[];
  /** Seats that equal remainders leave to a recorded decision. */
  readonly pending: number;
}

/**
 * One cap shared by several categories (G13): seats by largest remainder; where equal remainders stand at the
 * edge, their seats stay pending and are decided by people. categories: people of each, ≥ 0. The sum of `each`
 * and `pending` is the cap, or the number of people if that is less.
 */
export function shareSeats(categories: readonly number[], cap: number): SharedSeats {
  const people = categories.reduce((total, count) => total + count, 0);
  const seats = Math.max(0, Math.min(Math.floor(cap), people));
  if (people === 0) return { each: categories.map(() => 0), pending: 0 };
  // Integers only: seats × count / people, its whole part and its remainder over the same denominator.
  const each = categories.map((count) => Math.floor((seats * count) / people));
  const remainders = categories.map((count) => (seats * count) % people);
  let left = seats - each.reduce((total, count) => total + count, 0);
  for (const remainder of [...new Set(remainders)].sort((a, b) => b - a)) {
    const equal = remainders.flatMap((value, index) => (value === remainder ? [index] : []));
    if (equal.length > left) break;
    for (const index of equal) each[index] = (each[index] ?? 0) + 1;
    left -= equal.length;
  }
  return { each, pending: left };
}
