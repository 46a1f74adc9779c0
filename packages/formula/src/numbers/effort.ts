/**
 * What exact arithmetic may still cost, in units of some 0.2 µs. Rationals grow with what is done to them, and the
 * greatest common divisor of two long ones takes seconds: it must be able to stop in the middle, and knows no limits
 * of its own. JavaScript evaluates one thing at a time, so one count serves.
 */
let left = Number.POSITIVE_INFINITY;

/** Thrown where the effort is used up; whoever knows the place makes an error of it. */
export class Exhausted {}

export function spend(units: number): void {
  left -= units;
  if (left < 0) throw new Exhausted();
}

/** Does a piece of work with an effort of its own; what surrounds it goes on with what it had. */
export function withEffort<Result>(most: number, work: () => Result): Result {
  const before = left;
  left = most;
  try {
    return work();
  } finally {
    left = before;
  }
}
