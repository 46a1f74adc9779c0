import type { CycleDays } from "./exclusions.ts";

/** The calendar days of a period such as 2026-Q3, 2026-07 or 2026. Throws RangeError on others. */
export function daysOfPeriod(period: string): CycleDays {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period);
  const [, year, quarter, month] = match ?? [];
  if (year === undefined) throw new RangeError(`not a period: ${period}`);
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const last = quarter ? first + 2 : Number(month ?? 12);
  return {
    startsOn: `${year}-${twoDigits(first)}-01`,
    endsOn: `${year}-${twoDigits(last)}-${lastDayOf(Number(year), last)}`,
  };
}

function twoDigits(month: number): string {
  return String(month).padStart(2, "0");
}

/** Years below 100 would be those of the 20th century to Date; the calendar is the same every 400 years. */
function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
