import type { Locale } from "../rpc/errors.ts";

// Pages that show instants beside them ask for both here; the light filling page takes the periods alone.
export { periodEnd, periodText } from "./periods.ts";

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
