import type { Read } from "../definition.ts";
import { normalText } from "./normal-text.ts";

/** Years of which an import can speak; what is outside is a mistyped one. */
const earliest = 1900;
const latest = 2100;

/** 1899-12-30: day 0 of the serial numbers that Excel shows where a day is formatted as a number. */
const serialZero = Date.UTC(1899, 11, 30);
const lastSerial = (Date.UTC(latest, 11, 31) - serialZero) / 86_400_000;

/**
 * A day as people write it: 2026-07-01, 2026.7.1, 2026/7/1, 2026年7月1日, 20260701, or the serial number that Excel makes of it. Out:
 * an ISO day. What does not name one day for certain (2026.7, 7/1/2026, 26.7.1) is refused.
 */
export function readDay(text: string): Read {
  const clean = normalText(text).replace(/ 0?0:00(:00)?$/, "");
  const written =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(clean) ?? /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/.exec(clean);
  if (written) return dayOf(Number(written[1]), Number(written[3]), Number(written[4]));
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (digits) return dayOf(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  if (/^\d{5}(\.0+)?$/.test(clean) && Number(clean) <= lastSerial)
    return { value: isoDay(serialZero + Number(clean) * 86_400_000) };
  if (/^\d{4}([-./年])\d{1,2}月?$/.test(clean))
    return refused(
      "day-missing",
      "只有年月，请补上日，如 2026-07-01",
      "has no day of the month: write it as 2026-07-01",
    );
  return refused("not-a-day", "不是日期，请写成 2026-07-01 的样子", "is no date: write it as 2026-07-01");
}

function dayOf(year: number, month: number, day: number): Read {
  const at = Date.UTC(year, month - 1, day);
  const iso = isoDay(at);
  if (year < earliest || year > latest)
    return refused(
      "not-a-day",
      `年份应在 ${earliest} 至 ${latest} 之间`,
      `the year must be ${earliest} to ${latest}`,
    );
  const isReal = iso === `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isReal ? { value: iso } : refused("not-a-day", "没有这一天，请核对", "there is no such day");
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function refused(code: string, zh: string, en: string): Read {
  return { code, message: { zh, en } };
}
