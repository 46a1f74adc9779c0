import { type FormulaType, simple } from "../types/formula-type.ts";
import type { CallContext, FunctionRow, Parameter } from "./row.ts";

const from: Parameter = { name: "from", type: "date" };
const to: Parameter = { name: "to", type: "date" };

/** Dates. TODAY is absent on purpose: a score must not change by itself. */
export const dates: readonly FunctionRow[] = [
  {
    name: "DAYSBETWEEN",
    parameters: [
      { name: "from", type: "date" },
      { name: "to", type: "date" },
    ],
    result: "number",
    docs: { zh: "从前一日期到后一日期的天数。", en: "The days from the first date to the second." },
    example: { source: 'DAYSBETWEEN("2026-07-01", "2026-09-30")', value: 91 },
  },
  {
    name: "YEAR",
    parameters: [{ name: "date", type: "date" }],
    result: "number",
    docs: { zh: "年份。", en: "The year." },
    example: { source: 'YEAR("2026-07-01")', value: 2026 },
  },
  {
    name: "MONTH",
    parameters: [{ name: "date", type: "date" }],
    result: "number",
    docs: { zh: "月份，1 至 12。", en: "The month, 1 to 12." },
    example: { source: 'MONTH("2026-07-01")', value: 7 },
  },
  {
    name: "DAY",
    since: 1,
    parameters: [{ name: "date", type: "date" }],
    result: "number",
    docs: { zh: "几号，1 至 31。", en: "The day of the month, 1 to 31." },
    example: { source: 'DAY("2026-07-01")', value: 1 },
  },
  {
    name: "MONTHSBETWEEN",
    since: 1,
    parameters: [from, to],
    result: "number",
    docs: {
      zh: '从前一日期到后一日期满几个月，与 DATEDIF(…, "M") 相同；次序颠倒时为负。',
      en: 'Whole months passed from the first date to the second, as DATEDIF(…, "M"); negative the other way round.',
    },
    example: { source: 'MONTHSBETWEEN("2026-01-31", "2026-03-30")', value: 1 },
  },
  {
    name: "YEARSBETWEEN",
    since: 1,
    parameters: [from, to],
    result: "number",
    docs: {
      zh: '从前一日期到后一日期满几年（工龄），与 DATEDIF(…, "Y") 相同；次序颠倒时为负。',
      en: 'Whole years passed from the first date to the second, as DATEDIF(…, "Y"); negative the other way round.',
    },
    example: { source: 'YEARSBETWEEN("2016-07-01", "2026-06-30")', value: 9 },
  },
  {
    name: "NETWORKDAYS",
    since: 1,
    parameters: [from, to, { name: "holidays", type: "dates", omittable: true, repeat: true }],
    result: "number",
    docs: {
      zh: "两日期之间（含首尾）周一至周五的天数，不算所列假日；次序颠倒时为负。",
      en: "The days from Monday to Friday between two dates, both among them, without the holidays that are given; negative the other way round.",
    },
    example: { source: 'NETWORKDAYS("2026-09-28", "2026-10-09", "2026-10-01", "2026-10-02")', value: 8 },
    check: checkWorkingDays,
  },
];

function checkWorkingDays({ args: [first, last, ...holidays], reporter, need }: CallContext): FormulaType {
  need(first, "date");
  need(last, "date");
  for (const each of holidays) {
    const { type } = each;
    if (type.kind === "list" && type.item.kind !== "date") reporter.mismatch(each, "list of date");
    else if (type.kind !== "list") need(each, "date");
  }
  return simple("number");
}
