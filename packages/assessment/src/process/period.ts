import type { CycleDays } from "./exclusions.ts";

/** The calendar days of a period such as 2026-Q3, 2026-07, 2026-H1 or 2026. Throws RangeError on others. */
export function daysOfPeriod(period: string): CycleDays {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/.exec(period);
  const [, year, quarter, half, month] = match ?? [];
  if (year === undefined) throw new RangeError(`not a period: ${period}`);
  const [first, last] = monthsOf({ quarter, half, month });
  return {
    startsOn: `${year}-${twoDigits(first)}-01`,
    endsOn: `${year}-${twoDigits(last)}-${lastDayOf(Number(year), last)}`,
  };
}

type Part = Readonly<Record<"quarter" | "half" | "month", string | undefined>>;

function monthsOf({ quarter, half, month }: Part): [first: number, last: number] {
  if (quarter !== undefined) return [Number(quarter) * 3 - 2, Number(quarter) * 3];
  if (half !== undefined) return [Number(half) * 6 - 5, Number(half) * 6];
  return [Number(month ?? 1), Number(month ?? 12)];
}

function twoDigits(month: number): string {
  return String(month).padStart(2, "0");
}

/** Years below 100 would be those of the 20th century to Date; the calendar is the same every 400 years. */
function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
