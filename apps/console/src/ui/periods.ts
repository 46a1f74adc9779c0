import { daysOfPeriod } from "@duheng/assessment";
import type { Locale } from "../rpc/errors.ts";

/** A period as people say it: 2026-Q3 → 2026年第3季度. */
export function periodText(period: string, locale: Locale): string {
  const [year = period, part] = period.split("-");
  if (part === undefined) return locale === "zh" ? `${year}年` : year;
  const quarter = part.startsWith("Q");
  const number = quarter ? part.slice(1) : String(Number(part));
  if (locale === "en") return quarter ? `Q${number} ${year}` : `${year}-${part}`;
  return quarter ? `${year}年第${number}季度` : `${year}年${number}月`;
}

/** The last day of a period, `YYYY-MM-DD`: 2026-Q3 → 2026-09-30, 2026-02 → 2026-02-28, 2026 → 2026-12-31. */
export function periodEnd(period: string): string {
  return daysOfPeriod(period).endsOn;
}
