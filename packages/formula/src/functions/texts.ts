import { checkAlike, checkComparable } from "../checking/comparison.ts";
import { errorType, simple } from "../types/formula-type.ts";
import type { FunctionRow } from "./row.ts";

/** Texts and dates. */
export const texts: readonly FunctionRow[] = [
  {
    name: "LEN",
    parameters: [{ name: "text", type: "text" }],
    result: "number",
    docs: { zh: "字数。", en: "The number of characters." },
    example: { source: 'LEN("度衡")', value: 2 },
  },
  {
    name: "CONTAINS",
    parameters: [
      { name: "textOrList", type: "any" },
      { name: "value", type: "value" },
    ],
    result: "boolean",
    docs: {
      zh: "文本是否含有另一文本，或列表是否有这一项。",
      en: "Whether a text holds another, or a list a value.",
    },
    example: { source: 'CONTAINS("执法办案", "办案")', value: true },
    check({ args: [where, value], reporter, need }) {
      if (where === undefined || value === undefined) return errorType;
      if (where.type.kind !== "list") {
        need(where, "text");
        need(value, "text");
      } else if (checkComparable(value, reporter) && value.type.kind !== "error") {
        const { item } = where.type;
        if (item.kind === "row" || item.kind === "list" || item.kind === "opaque")
          reporter.mismatch(where, "list of text");
        else checkAlike({ ...where, type: item }, value, false, reporter);
      }
      return simple("boolean");
    },
  },
  {
    name: "STARTSWITH",
    parameters: [
      { name: "text", type: "text" },
      { name: "start", type: "text" },
    ],
    result: "boolean",
    docs: { zh: "文本是否以另一文本开头。", en: "Whether a text begins with another." },
    example: { source: 'STARTSWITH("2026-Q3", "2026")', value: true },
  },
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
];
