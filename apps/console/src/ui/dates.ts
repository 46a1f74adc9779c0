import { daysOfPeriod } from "@duheng/assessment";
import type { Locale } from "../rpc/errors.ts";

/** An instant in the tenant's time zone, to the minute. */
export function instantText(timestamp: string, locale: Locale, timeZone = "Asia/Shanghai"): string {
  return new Intl.DateTimeFormat(languages[locale], {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(timestamp));
}

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

/** Whole days from `today` to `due` (both `YYYY-MM-DD`); negative when overdue. */
export function daysUntil(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** Today's calendar day in a time zone, `YYYY-MM-DD`. */
export function todayIn(timeZone = "Asia/Shanghai", now = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(now);
}

/** A score without superfluous zeros: 92.5, 90. A missing one is a dash. */
export function scoreText(score: number | null | undefined): string {
  return score === null || score === undefined ? "—" : String(Math.round(score * 10_000) / 10_000);
}

const languages: Record<Locale, string> = { zh: "zh-CN", en: "en-GB" };
