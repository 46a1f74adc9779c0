import { checkAlike, checkComparable, comparing } from "../checking/comparison.ts";
import { errorType, simple } from "../types/formula-type.ts";
import type { FunctionRow } from "./row.ts";

/** Texts and dates. */
export const texts: readonly FunctionRow[] = [
  {
    name: "EXACT",
    since: 1,
    parameters: [
      { name: "a", type: "text" },
      { name: "b", type: "text" },
    ],
    result: "boolean",
    docs: {
      zh: "两个文本是否完全相同，区分大小写（= 不区分）。",
      en: "Whether two texts are the very same, their case too (= ignores it).",
    },
    example: { source: 'EXACT("ABC", "abc")', value: false },
    check({ args: [a, b], reporter, need }) {
      need(a, "text");
      need(b, "text");
      if (a !== undefined && b !== undefined && (a.type.kind === "enum" || b.type.kind === "enum"))
        checkAlike(a, b, false, reporter);
      return simple("boolean");
    },
  },
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
      zh: "文本是否含有另一文本，或列表是否有这一项；与 Excel 的 SEARCH 一样不分大小写。",
      en: "Whether a text holds another, or a list a value; in any case, as Excel's SEARCH.",
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
    operation(args) {
      const [where, value] = args;
      const whole = where?.type.kind === "list" ? { ...where, type: where.type.item } : where;
      const isPlain = whole === undefined || value === undefined;
      return {
        name: isPlain ? "CONTAINS" : comparing("CONTAINS", whole, value, 1),
        args: args.map(({ node }) => node),
      };
    },
  },
  {
    name: "STARTSWITH",
    parameters: [
      { name: "text", type: "text" },
      { name: "start", type: "text" },
    ],
    result: "boolean",
    docs: {
      zh: "文本是否以另一文本开头，不分大小写。",
      en: "Whether a text begins with another, in any case.",
    },
    example: { source: 'STARTSWITH("2026-Q3", "2026")', value: true },
    operation: (args) => ({ name: "~STARTSWITH", args: args.map(({ node }) => node) }),
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
