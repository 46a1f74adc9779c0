/**
 * What exact arithmetic may still cost, in units of some 0.2 µs. Rationals grow with what is done to them, and the
 * greatest common divisor of two long ones takes seconds: it must be able to stop in the middle, and knows no limits
 * of its own. JavaScript evaluates one thing at a time, so one at a time is spent from.
 */
export interface Effort {
  readonly most: number;
  left: number;
}

export function effortOf(most: number): Effort {
  return { most, left: most };
}

let spent = 0;

let current = effortOf(Number.POSITIVE_INFINITY);

/** Thrown where the effort is used up; whoever knows the place makes an error of it. */
export class Exhausted {
  readonly most: number;

  constructor(most: number) {
    this.most = most;
  }
}

export function spend(units: number): void {
  if (units > current.left) {
    spent += current.left;
    current.left = 0;
    throw new Exhausted(current.most);
  }
  current.left -= units;
  spent += units;
}

/** What all evaluations have cost by now: for whoever does many of them, and is to end somewhere. */
export function effortSpent(): number {
  return spent;
}

/**
 * Does a piece of work at the cost of an effort, which may be that of other pieces too; what surrounds it goes on with
 * its own.
 */
export function withEffort<Result>(effort: Effort, work: () => Result): Result {
  const before = current;
  current = effort;
  try {
    return work();
  } finally {
    current = before;
  }
}
