import { dayNumber, dayOf } from "../grading/leave.ts";
import type { CycleDays } from "./exclusions.ts";

/** The calendar days of a period such as 2026-Q3, 2026-07 or 2026. Throws RangeError on others. */
export function daysOfPeriod(period: string): CycleDays {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period);
  const [, year, quarter, month] = match ?? [];
  if (year === undefined) throw new RangeError(`not a period: ${period}`);
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : Number(month ?? 1);
  const months = quarter ? 3 : month ? 1 : 12;
  return {
    startsOn: firstDay(Number(year), first),
    endsOn: dayOf(dayNumber(firstDay(Number(year), first + months)) - 1),
  };
}

function firstDay(year: number, month: number): string {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-01`;
}
