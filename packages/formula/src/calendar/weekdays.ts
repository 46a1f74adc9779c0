/**
 * Working days from one day to another, days numbered as by `dayNumber`: Monday to Friday, both ends among them, without
 * those that are free. The other way round it is as many less than none, as in Excel.
 */
export function weekdaysWithin(from: number, to: number, free: ReadonlySet<number>): number {
  if (to < from) return -weekdaysWithin(to, from, free) + 0;
  const dropped = [...free].filter((day) => from <= day && day <= to && isWeekday(day));
  return weekdaysBefore(to + 1) - weekdaysBefore(from) - dropped.length;
}

/** Day 0, the first of 1970, was a Thursday: so many days after the Monday of its week. */
const daysSinceMonday = 3;

function isWeekday(day: number): boolean {
  return modulo(day + daysSinceMonday, 7) < 5;
}

/** Weekdays from the Monday before day 0 up to a day, without it. */
function weekdaysBefore(day: number): number {
  const since = day + daysSinceMonday;
  return Math.floor(since / 7) * 5 + Math.min(modulo(since, 7), 5);
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
