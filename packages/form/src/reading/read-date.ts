import type { Sentence } from "../api.ts";
import { isDate } from "../fields/formats.ts";
import { sentence } from "../problem.ts";
import { toHalfWidth } from "./half-width.ts";

/** A day that a text means for sure, as `2026-03-05`, or why it is not taken and what to write. */
export type DateReading =
  | { readonly value: string; readonly told?: undefined }
  | { readonly value?: undefined; readonly told: Sentence };

/**
 * A day as a person writes or pastes it: `2026-3-5`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`, full-width
 * digits too. The year comes first and has four digits; anything else would be a guess, and a day that the calendar
 * has not is told as such.
 */
export function readDate(text: string): DateReading {
  const plain = toHalfWidth(text).replaceAll("。", ".").trim();
  const parts = written.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts === null) return { told: asked };
  const [, year = "", month = "", day = ""] = parts;
  const value = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (isDate(value)) return { value };
  return {
    told: sentence(
      `日历上没有 ${year} 年 ${Number(month)} 月 ${Number(day)} 日：请改成存在的日期`,
      `there is no day ${value} in the calendar: please enter one that exists`,
    ),
  };
}

const written = /^(\d{4}) ?(?:[-/.]|年) ?(\d{1,2}) ?(?:[-/.]|月) ?(\d{1,2}) ?日?$/;
const asked = sentence(
  "应为日期：请按年、月、日填写，如 2026-07-01",
  "must be a date: please write year, month and day, such as 2026-07-01",
);
