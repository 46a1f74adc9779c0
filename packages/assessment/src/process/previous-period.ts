import { dayNumber } from "../grading/leave.ts";
import { daysOfPeriod } from "./period.ts";

/**
 * Whether a period is over before another begins. One that overlaps the other is not before it: work would count on both
 * sides, and what is called the last result would depend on which of the two was decided first.
 */
export function isBeforePeriod(one: string, other: string): boolean {
  return daysOfPeriod(one).endsOn < daysOfPeriod(other).startsOn;
}

/**
 * Of results, that of the last period before this one, by the days on which periods end and never by their text. Of those
 * that end on the same day (2026-06, 2026-Q2, 2026-H1) it is the one most like this period in length, since like is held
 * against like; of equals in this too, the first given. undefined: there was none.
 */
export function latestBefore<T extends { readonly period: string }>(
  results: readonly T[],
  period: string,
): T | undefined {
  const length = lengthOf(period);
  const strangeness = (other: string) => Math.abs(Math.log(lengthOf(other) / length));
  let latest: T | undefined;
  for (const one of results) {
    if (!isBeforePeriod(one.period, period)) continue;
    if (latest === undefined || isNearer(one.period, latest.period, strangeness)) latest = one;
  }
  return latest;
}

function isNearer(one: string, other: string, strangeness: (period: string) => number): boolean {
  const [ends, end] = [daysOfPeriod(one).endsOn, daysOfPeriod(other).endsOn];
  return ends === end ? strangeness(one) < strangeness(other) : ends > end;
}

function lengthOf(period: string): number {
  const { startsOn, endsOn } = daysOfPeriod(period);
  return dayNumber(endsOn) - dayNumber(startsOn) + 1;
}
