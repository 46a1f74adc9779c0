import { simple } from "../types/formula-type.ts";
import { checkCounted, isCounted } from "./count.ts";
import type { FunctionRow, Parameter } from "./row.ts";

const values: Parameter = { name: "values", type: "numbers", repeat: true };

/** Over lists or several arguments; blanks are skipped. */
export const aggregates: readonly FunctionRow[] = [
  {
    name: "SUM",
    parameters: [values],
    result: "number",
    docs: { zh: "求和；空值跳过，没有值时为 0。", en: "The sum; blanks are skipped, of nothing 0." },
    example: { source: "SUM(0.1, 0.7)", value: 0.8 },
  },
  {
    name: "AVERAGE",
    parameters: [values],
    result: "number",
    docs: {
      zh: "算术平均；空值跳过，没有值时报错。",
      en: "The mean; blanks are skipped, of nothing an error.",
    },
    example: { source: "AVERAGE(80, 85, 90)", value: 85 },
  },
  {
    name: "COUNT",
    parameters: [{ name: "values", type: "any", repeat: true }],
    result: "number",
    docs: {
      zh: "数值和日期的个数，列表数其中的各项，一组字段的列表数有几行；文本不计，要数文本用 COUNTA。",
      en: "How many numbers and dates, of a list its members, of rows how many; texts do not count, COUNTA counts them.",
    },
    example: { source: 'COUNT(1, "a", 3)', value: 2 },
    check(call) {
      if (call.edition >= 1) checkCounted(call);
      return simple("number");
    },
    operation: (args) => ({ name: "COUNT", args: args.filter(isCounted).map(({ node }) => node) }),
  },
  {
    name: "COUNTA",
    since: 1,
    parameters: [{ name: "values", type: "any", repeat: true }],
    result: "number",
    docs: {
      zh: "有值的个数，不论是什么；列表数其中的各项。",
      en: "How many values are there, whatever they are; of a list, its members.",
    },
    example: { source: 'COUNTA(1, "a", bonus)', value: 2 },
  },
  {
    name: "MIN",
    parameters: [values],
    result: "number",
    docs: {
      zh: "最小值；空值跳过，没有值时报错。",
      en: "The smallest value; blanks are skipped, of nothing an error.",
    },
    example: { source: "MIN(30, 12)", value: 12 },
  },
  {
    name: "MAX",
    parameters: [values],
    result: "number",
    docs: {
      zh: "最大值；空值跳过，没有值时报错。",
      en: "The largest value; blanks are skipped, of nothing an error.",
    },
    example: { source: "MAX(0, -3)", value: 0 },
  },
  {
    name: "MEDIAN",
    parameters: [values],
    result: "number",
    docs: {
      zh: "中位数；个数为偶数时取中间两数的平均。",
      en: "The middle value; of an even number the mean of the middle two.",
    },
    example: { source: "MEDIAN(1, 9, 4, 2)", value: 3 },
  },
  {
    name: "STDEV.P",
    parameters: [values],
    result: "number",
    docs: {
      zh: "总体标准差（除以 n）。",
      en: "The standard deviation of a whole population (divided by n).",
    },
    example: { source: "STDEV.P(2, 4, 4, 4, 5, 5, 7, 9)", value: 2 },
  },
  {
    name: "PRODUCT",
    parameters: [values],
    result: "number",
    docs: { zh: "乘积；空值跳过，没有值时为 1。", en: "The product; blanks are skipped, of nothing 1." },
    example: { source: "PRODUCT(2, 3, 4)", value: 24 },
  },
  {
    name: "TRIMAVERAGE",
    parameters: [
      { name: "list", type: "list of number" },
      { name: "k", type: "number" },
    ],
    result: "number",
    docs: {
      zh: "去掉 k 个最高和 k 个最低后的平均；不多于 2k 个值时为普通平均。",
      en: "The mean without the k highest and k lowest; of no more than 2k values the plain mean.",
    },
    example: { source: "TRIMAVERAGE(raters, 1)", value: 85 },
  },
  {
    name: "WEIGHTED",
    parameters: [{ name: "[[weight, value], …]", type: "table" }],
    result: "number?",
    docs: {
      zh: "加权平均；空值的权重按比例分给其余各项，全空则为空。",
      en: "The weighted mean; weights of blank values are spread over the others, all blank: blank.",
    },
    example: { source: "WEIGHTED([[10, 60], [20, 84], [70, 96]])", value: 90 },
    check({ args, reporter, need }) {
      let optional = true;
      for (const [weight, value] of args[0]?.rows ?? []) {
        need(weight, "number");
        if (value === undefined) continue;
        if (value.type.kind !== "number" && value.type.kind !== "blank") reporter.mismatch(value, "number");
        else optional &&= value.type.optional;
      }
      return simple("number", optional);
    },
  },
];
