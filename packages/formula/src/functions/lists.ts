import type { FunctionRow, Parameter } from "./row.ts";

const list: Parameter = { name: "list", type: "list of number" };

/** Statistics of one list, and lists row by row, as Excel has them. */
export const lists: readonly FunctionRow[] = [
  {
    name: "SUMPRODUCT",
    since: 1,
    parameters: [{ ...list, repeat: true }],
    result: "number",
    docs: {
      zh: "各列表逐项相乘后求和；空值算 0，项数不同时报错。",
      en: "The sum of the products row by row; a blank counts as 0, lists of different length are an error.",
    },
    example: { source: "SUMPRODUCT(raters, raters)", value: 35650 },
  },
  {
    name: "LARGE",
    since: 1,
    parameters: [list, { name: "k", type: "number" }],
    result: "number",
    docs: {
      zh: "第 k 大的值；没有这么多值时报错。",
      en: "The k-th largest value; an error where there are not so many.",
    },
    example: { source: "LARGE(raters, 2)", value: 90 },
  },
  {
    name: "SMALL",
    since: 1,
    parameters: [list, { name: "k", type: "number" }],
    result: "number",
    docs: {
      zh: "第 k 小的值；没有这么多值时报错。",
      en: "The k-th smallest value; an error where there are not so many.",
    },
    example: { source: "SMALL(raters, 2)", value: 80 },
  },
  {
    name: "PERCENTILE",
    since: 1,
    parameters: [list, { name: "p", type: "number" }],
    result: "number",
    docs: {
      zh: "百分位数，p 为 0 至 1，两值之间线性插值（Excel 的 PERCENTILE.INC）。",
      en: "The percentile, p from 0 to 1, linear between two values (Excel's PERCENTILE.INC).",
    },
    example: { source: "PERCENTILE(raters, 0.9)", value: 93 },
  },
  {
    name: "QUARTILE",
    since: 1,
    parameters: [list, { name: "q", type: "number" }],
    result: "number",
    docs: {
      zh: "四分位数，q 为 0 至 4（Excel 的 QUARTILE.INC）。",
      en: "The quartile, q from 0 to 4 (Excel's QUARTILE.INC).",
    },
    example: { source: "QUARTILE(raters, 1)", value: 80 },
  },
  {
    name: "TRIMMEAN",
    since: 1,
    parameters: [list, { name: "share", type: "number" }],
    result: "number",
    docs: {
      zh: "去掉两端共 share（0 至 1 以下）比例的值后的平均，去掉的个数向下取偶数；按个数去掉用 TRIMAVERAGE。",
      en: "The mean without a share (from 0, below 1) of the values at both ends together, rounded down to an even number of them; TRIMAVERAGE drops by number.",
    },
    example: { source: "TRIMMEAN(raters, 40%)", value: 85 },
  },
];
