import { checkAlike, checkComparable, comparing } from "../rules/comparison.ts";
import { errorType, simple } from "../types/formula-type.ts";
import type { FunctionRow, Parameter } from "./row.ts";

const text: Parameter = { name: "text", type: "text" };
const count: Parameter = { name: "n", type: "number" };

/** Texts. */
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
    name: "LEFT",
    since: 1,
    parameters: [text, { ...count, omittable: true }],
    result: "text",
    docs: {
      zh: "文本开头的 n 个字；n 省略时为 1。",
      en: "The first n characters of a text, without n the first.",
    },
    example: { source: 'LEFT("150001呼伦贝尔", 6)', value: "150001" },
  },
  {
    name: "RIGHT",
    since: 1,
    parameters: [text, { ...count, omittable: true }],
    result: "text",
    docs: {
      zh: "文本末尾的 n 个字；n 省略时为 1。",
      en: "The last n characters of a text, without n the last.",
    },
    example: { source: 'RIGHT("2026-Q3", 2)', value: "Q3" },
  },
  {
    name: "MID",
    since: 1,
    parameters: [text, { name: "start", type: "number" }, count],
    result: "text",
    docs: {
      zh: "文本中从第 start 个字起的 n 个字（第一个字是 1）。",
      en: "n characters of a text from the one at start, the first being 1.",
    },
    example: { source: 'MID("2026-Q3", 6, 2)', value: "Q3" },
  },
];
