import { daysOfPeriod } from "@duheng/assessment";

export { sayPeriod as periodText } from "@duheng/assessment";

/** The last day of a period, `YYYY-MM-DD`: 2026-Q3 → 2026-09-30, 2026-02 → 2026-02-28, 2026 → 2026-12-31. */
export function periodEnd(period: string): string {
  return daysOfPeriod(period).endsOn;
}
