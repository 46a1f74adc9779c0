import type { ExcelDifference } from "../excel.ts";
import { numberOf } from "./numbers.ts";

export const statistics: readonly ExcelDifference[] = [
  {
    names: ["STDEV", "STDEV.S", "STDEVA"],
    ours: "STDEV.P",
    docs: {
      zh: "Excel 的 STDEV 是样本标准差（除以 n-1）；这里用总体标准差 STDEV.P（除以 n）",
      en: "Excel's STDEV is that of a sample (divided by n-1); here it is STDEV.P of the whole population (divided by n)",
    },
  },
  {
    names: ["STDEVP", "STDEVPA"],
    ours: "STDEV.P",
    docs: { zh: "这里写作 STDEV.P", en: "here it is STDEV.P" },
  },
  {
    names: ["VARP", "VAR.P", "VARPA"],
    docs: {
      zh: "这里没有方差；用 STDEV.P(列表) ^ 2",
      en: "there is no variance here; use STDEV.P(list) ^ 2",
    },
    instead: ({ args }) => [`(STDEV.P(${args.join(", ")}) ^ 2)`],
  },
  {
    names: ["VAR", "VAR.S", "VARA"],
    docs: {
      zh: "Excel 的 VAR 是样本方差（除以 n-1）；这里只有总体标准差 STDEV.P（除以 n）",
      en: "Excel's VAR is that of a sample (divided by n-1); here is only STDEV.P of the whole population (divided by n)",
    },
  },
  {
    names: ["TRIMMEAN"],
    docs: {
      zh: "Excel 的 TRIMMEAN 按百分比去除；这里用 TRIMAVERAGE(列表, k)，两端各去 k 个",
      en: "Excel's TRIMMEAN drops a percentage; here TRIMAVERAGE(list, k) drops k on each side",
    },
  },
  {
    names: ["AVERAGEA"],
    ours: "AVERAGE",
    docs: { zh: "这里用 AVERAGE，空值跳过", en: "here it is AVERAGE, which skips blanks" },
  },
  {
    names: ["COUNTA"],
    ours: "COUNT",
    docs: { zh: "这里用 COUNT，任何类型的值都数", en: "here it is COUNT, which counts values of any type" },
  },
  {
    names: ["MAXA", "MINA"],
    docs: { zh: "这里用 MAX、MIN，空值跳过", en: "here they are MAX and MIN, which skip blanks" },
    instead: ({ ast, args }) => [`${ast.name.slice(0, 3)}(${args.join(", ")})`],
  },
  {
    names: ["LARGE", "SMALL"],
    docs: {
      zh: "这里没有“第 k 大”；最大用 MAX，最小用 MIN，去掉高低分用 TRIMAVERAGE",
      en: "there is no k-th value here; use MAX or MIN, or TRIMAVERAGE to drop the highest and lowest",
    },
    instead: ({ ast, args }) =>
      numberOf(ast.args[1]) === 1 && args.length === 2
        ? [`${ast.name.toUpperCase() === "LARGE" ? "MAX" : "MIN"}(${args[0]})`]
        : [],
  },
  {
    names: ["RANK", "RANK.EQ", "RANK.AVG"],
    docs: {
      zh: "这里用 COHORT.RANK(x)：x 在同组人员中的名次，不写比较范围",
      en: "here it is COHORT.RANK(x): the place of x in the group, without a range",
    },
    instead: ({ args }) => (args[0] === undefined ? [] : [`COHORT.RANK(${args[0]})`]),
  },
  {
    names: ["PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"],
    docs: {
      zh: "这里用 COHORT.PERCENTILE(x)：同组中不高于 x 的比例，算法与 Excel 不同",
      en: "here it is COHORT.PERCENTILE(x): the share of the group at or below x, which Excel reckons otherwise",
    },
  },
  {
    names: ["PERCENTILE", "PERCENTILE.INC", "PERCENTILE.EXC", "QUARTILE", "QUARTILE.INC", "MODE"],
    docs: { zh: "这里没有分位数；可用 MEDIAN", en: "there are no quantiles here; MEDIAN is there" },
  },
];
