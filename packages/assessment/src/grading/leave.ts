export interface DayRange {
  /** The first day, such as 2026-03-01. */
  readonly from: string;
  /** The last day, itself included; absent: still going on. */
  readonly to?: string | undefined;
}

export interface LeaveShare {
  /** Days of leave within the cycle, each counted once. */
  readonly days: number;
  /** Days of the cycle. */
  readonly cycleDays: number;
  /** Whether a grade is given: leave is not over half of the cycle. */
  readonly graded: boolean;
}

/**
 * How much of a cycle somebody was on leave (G18): calendar days, first and last included, overlapping leaves
 * merged, cut to the cycle. Leave over half of it: no grade. Dates are ISO days; throws RangeError on others.
 */
export function leaveShare(cycle: Required<DayRange>, leaves: readonly DayRange[]): LeaveShare {
  const first = dayNumber(cycle.from);
  const last = dayNumber(cycle.to ?? cycle.from);
  const cycleDays = Math.max(0, last - first + 1);
  const ranges = leaves
    .map((leave) => ({
      from: Math.max(first, dayNumber(leave.from)),
      to: leave.to === undefined ? last : Math.min(last, dayNumber(leave.to)),
    }))
    .sort((a, b) => a.from - b.from);

  let days = 0;
  let counted = first - 1;
  for (const { from, to } of ranges) {
    const start = Math.max(from, counted + 1);
    if (to < start) continue;
    days += to - start + 1;
    counted = to;
  }
  return { days, cycleDays, graded: 2 * days <= cycleDays };
}

/** Days since 1970-01-01 of an ISO day. Throws RangeError where there is no such day. */
export function dayNumber(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`no such day: ${day}`);
  }
  return time / 86_400_000;
}

/** The ISO day of a day number. */
export function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
