import { daysOfPeriod } from "@duheng/assessment";
import type { Locale } from "../rpc/errors.ts";

/** A period as people say it: 2026-Q3 → 2026年第3季度, 2026-H1 → 2026年上半年. */
export function periodText(period: string, locale: Locale): string {
  const [year = period, part] = period.split("-");
  if (part === undefined) return locale === "zh" ? `${year}年` : year;
  if (locale === "en") return /^[QH]/.test(part) ? `${part} ${year}` : `${year}-${part}`;
  if (part.startsWith("Q")) return `${year}年第${part.slice(1)}季度`;
  if (part.startsWith("H")) return `${year}年${part === "H1" ? "上" : "下"}半年`;
  return `${year}年${Number(part)}月`;
}

/** The last day of a period, `YYYY-MM-DD`: 2026-Q3 → 2026-09-30, 2026-02 → 2026-02-28, 2026 → 2026-12-31. */
export function periodEnd(period: string): string {
  return daysOfPeriod(period).endsOn;
}
