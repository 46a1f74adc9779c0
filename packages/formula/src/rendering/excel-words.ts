import type { Locale } from "./words.ts";

type Words = Readonly<Record<Locale, string>>;

/**
 * What is said of functions of Excel that are none here or mean something else, by the first name of their row. Apart
 * from the rows, since checking a formula needs no sentences.
 */
export const excelWords: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["SUMIF", filterInstead("SUMIF", "SUM(列表[条件].列)", "SUM(list[condition].column)")],
  ["AVERAGEIF", filterInstead("AVERAGEIF", "AVERAGE(列表[条件].列)", "AVERAGE(list[condition].column)")],
  ["COUNTIF", filterInstead("COUNTIF", "COUNT(列表[条件])", "COUNT(list[condition])")],
  ["SUMIFS", filterInstead("SUMIFS", "SUM(列表[条件].列)", "SUM(list[condition].column)")],
  ["AVERAGEIFS", filterInstead("AVERAGEIFS", "AVERAGE(列表[条件].列)", "AVERAGE(list[condition].column)")],
  ["COUNTIFS", filterInstead("COUNTIFS", "COUNT(列表[条件])", "COUNT(list[condition])")],
  ["MAXIFS", filterInstead("MAXIFS", "MAX(列表[条件].列)", "MAX(list[condition].column)")],
  ["MINIFS", filterInstead("MINIFS", "MIN(列表[条件].列)", "MIN(list[condition].column)")],
  ["COUNTBLANK", filterInstead("COUNTBLANK", "COUNT(列表[ISBLANK(列)])", "COUNT(list[ISBLANK(column)])")],
  [
    "STDEV",
    {
      zh: "Excel 的 STDEV 是样本标准差（除以 n-1）；这里用总体标准差 STDEV.P（除以 n）",
      en: "Excel's STDEV is that of a sample (divided by n-1); here it is STDEV.P of the whole population (divided by n)",
    },
  ],
  ["STDEVP", { zh: "这里写作 STDEV.P", en: "here it is STDEV.P" }],
  [
    "VARP",
    { zh: "这里没有方差；用 STDEV.P(列表) ^ 2", en: "there is no variance here; use STDEV.P(list) ^ 2" },
  ],
  [
    "VAR",
    {
      zh: "Excel 的 VAR 是样本方差（除以 n-1）；这里只有总体标准差 STDEV.P（除以 n）",
      en: "Excel's VAR is that of a sample (divided by n-1); here is only STDEV.P of the whole population (divided by n)",
    },
  ],
  [
    "TRIMMEAN",
    {
      zh: "Excel 的 TRIMMEAN 按百分比去除；这里用 TRIMAVERAGE(列表, k)，两端各去 k 个",
      en: "Excel's TRIMMEAN drops a percentage; here TRIMAVERAGE(list, k) drops k on each side",
    },
  ],
  ["AVERAGEA", { zh: "这里用 AVERAGE，空值跳过", en: "here it is AVERAGE, which skips blanks" }],
  [
    "COUNTA",
    { zh: "这里用 COUNT，任何类型的值都数", en: "here it is COUNT, which counts values of any type" },
  ],
  [
    "MAXA",
    {
      zh: "这里用 MAX、MIN，空值跳过；一个值也没有时出错，Excel 是 0",
      en: "here they are MAX and MIN, which skip blanks; of nothing they are an error, in Excel 0",
    },
  ],
  [
    "LARGE",
    {
      zh: "这里没有“第 k 大”；最大用 MAX，最小用 MIN，去掉高低分用 TRIMAVERAGE",
      en: "there is no k-th value here; use MAX or MIN, or TRIMAVERAGE to drop the highest and lowest",
    },
  ],
  [
    "RANK",
    {
      zh: "这里用 COHORT.RANK(x)：x 在同组人员中的名次，从高到低；从低到高写 COHORT.RANK(-x)；在一个列表里的名次写 COUNT(列表[value > x]) + 1",
      en: "here it is COHORT.RANK(x): the place of x in the group, highest first; lowest first is COHORT.RANK(-x); the place in a list is COUNT(list[value > x]) + 1",
    },
  ],
  [
    "PERCENTRANK",
    {
      zh: "这里用 COHORT.PERCENTILE(x)：同组中不高于 x 的比例，算法与 Excel 不同",
      en: "here it is COHORT.PERCENTILE(x): the share of the group at or below x, which Excel reckons otherwise",
    },
  ],
  [
    "PERCENTILE",
    {
      zh: "这里的分位数是 PERCENTILE(列表, p)，即 Excel 的 PERCENTILE.INC",
      en: "the quantile here is PERCENTILE(list, p), which is Excel's PERCENTILE.INC",
    },
  ],
  [
    "MODE",
    {
      zh: "这里没有众数；可用 MEDIAN（中位数）",
      en: "there is no most frequent value here; MEDIAN is the middle one",
    },
  ],
  ["TRUNC", { zh: "这里用 ROUNDDOWN(x, 位数)", en: "here it is ROUNDDOWN(x, digits)" }],
  [
    "CEILING",
    {
      zh: "这里没有 CEILING；向上取整写作 -INT(-x)，远离零用 ROUNDUP(x, 0)",
      en: "there is no CEILING here; up to an integer is -INT(-x), away from zero ROUNDUP(x, 0)",
    },
  ],
  [
    "FLOOR",
    {
      zh: "这里没有 FLOOR；向下取整用 INT(x)，向零用 ROUNDDOWN(x, 0)",
      en: "there is no FLOOR here; down to an integer is INT(x), toward zero ROUNDDOWN(x, 0)",
    },
  ],
  [
    "MROUND",
    {
      zh: "这里写作 ROUND(x / 倍数, 0) * 倍数；x 与倍数一正一负时 Excel 报错",
      en: "here it is ROUND(x / multiple, 0) * multiple; Excel refuses an x of the other sign than the multiple",
    },
  ],
  ["QUOTIENT", { zh: "这里写作 ROUNDDOWN(a / b, 0)", en: "here it is ROUNDDOWN(a / b, 0)" }],
  ["SIGN", { zh: "这里用 IF 判断正负", en: "here it is written with IF" }],
  [
    "SUMPRODUCT",
    {
      zh: "按条件求和写作 SUM(列表[条件].列)，按条件计数写作 COUNT(列表[条件])；加权平均用 WEIGHTED([[权重, 值], …])",
      en: "a sum by condition is SUM(list[condition].column), a count COUNT(list[condition]); WEIGHTED([[weight, value], …]) is the weighted mean",
    },
  ],
  [
    "SUBTOTAL",
    {
      zh: "这里直接用 SUM、AVERAGE、COUNT 等",
      en: "here SUM, AVERAGE, COUNT and so on are used as they are",
    },
  ],
  [
    "VLOOKUP",
    {
      zh: "这里用 BAND（按门槛）或 SWITCH（按相等）代替 VLOOKUP；查不到时取什么写在最后一项",
      en: "in place of VLOOKUP, use BAND (by threshold) or SWITCH (by equality); their last argument counts where nothing is found",
    },
  ],
  [
    "HLOOKUP",
    {
      zh: "这里用 BAND（按门槛）或 SWITCH（按相等）代替查表",
      en: "in place of a look-up, use BAND (by threshold) or SWITCH (by equality)",
    },
  ],
  [
    "INDEX",
    {
      zh: "这里没有单元格区域；用 列表[条件].列 取出要用的行",
      en: "there are no ranges of cells here; list[condition].column takes the rows that are wanted",
    },
  ],
  ["CHOOSE", { zh: "这里用 SWITCH(x, 1, …, 2, …)", en: "here it is SWITCH(x, 1, …, 2, …)" }],
  [
    "IFNA",
    {
      zh: "这里没有 #N/A；查表查不到时取的值写作 SWITCH 或 BAND 的最后一项，出错时用 IFERROR，空值用 ??",
      en: "there is no #N/A here; what counts where a look-up finds nothing is the last argument of SWITCH or BAND, after an error it is IFERROR, for blanks ??",
    },
  ],
  [
    "ISNUMBER",
    {
      zh: "这里每个字段的类型是已知的；判断是否填写用 ISBLANK，出错时的取值用 IFERROR",
      en: "here the type of each field is known; ISBLANK tells whether it is filled, IFERROR what counts after an error",
    },
  ],
  [
    "DAYS",
    {
      zh: "Excel 的 DAYS 先写结束日期；这里用 DAYSBETWEEN(起, 止)",
      en: "Excel's DAYS takes the end first; here it is DAYSBETWEEN(from, to)",
    },
  ],
  [
    "DATEDIF",
    {
      zh: "这里用 DAYSBETWEEN(起, 止) 数天数，MONTHSBETWEEN 数整月，YEARSBETWEEN 数整年；起止颠倒时是负数，Excel 报错",
      en: "here DAYSBETWEEN(from, to) counts days, MONTHSBETWEEN whole months, YEARSBETWEEN whole years; they are negative where the dates are the other way round, an error in Excel",
    },
  ],
  ["DATE", { zh: '这里日期写作 "2026-07-01"', en: 'here a date is written "2026-07-01"' }],
  [
    "DAY",
    {
      zh: "日期的函数只有 YEAR、MONTH、DAY、DAYSBETWEEN、MONTHSBETWEEN、YEARSBETWEEN、NETWORKDAYS",
      en: "of dates there are only YEAR, MONTH, DAY, DAYSBETWEEN, MONTHSBETWEEN, YEARSBETWEEN and NETWORKDAYS",
    },
  ],
  ["CONCATENATE", { zh: "这里用 & 连接文本", en: "here texts are joined by &" }],
  ["EXACT", { zh: "这里用 = 比较，区分大小写", en: "here it is =, which tells upper from lower case" }],
  [
    "FIND",
    {
      zh: "这里用 CONTAINS(文本, 要找的文本)，得到是或否",
      en: "here it is CONTAINS(text, wanted), which gives TRUE or FALSE",
    },
  ],
  [
    "LEFT",
    {
      zh: "这里不截取文本；判断开头用 STARTSWITH，判断包含用 CONTAINS",
      en: "texts are not cut here; STARTSWITH and CONTAINS tell what is in them",
    },
  ],
  [
    "TEXT",
    {
      zh: "数值与文本不互相转换；小数位用 ROUND，连接文本用 &",
      en: "numbers and texts do not turn into each other; ROUND sets the digits, & joins texts",
    },
  ],
  [
    "TEXTJOIN",
    {
      zh: "这里不改写文本；连接用 &，判断用 = 或 CONTAINS",
      en: "texts are not rewritten here; & joins them, = and CONTAINS compare them",
    },
  ],
  ["XOR", { zh: "这里用 <> 比较两个是非值", en: "here two booleans are compared by <>" }],
  [
    "TODAY",
    {
      zh: "成绩不能随日期自己变化，所以没有这个函数；请用表单里的日期字段",
      en: "a score must not change by itself, so this function is absent; use a date field of the form",
    },
  ],
  [
    "RAND",
    {
      zh: "成绩不能是随机的，所以没有这个函数",
      en: "a score must not be random, so this function is absent",
    },
  ],
  [
    "RANK.AVG",
    {
      zh: "这里没有并列取平均的名次；COHORT.RANK(x) 并列取最好的名次",
      en: "there is no rank that averages ties here; in COHORT.RANK(x) ties share the best place",
    },
  ],
  [
    "PERCENTILE.INC",
    {
      zh: "这里写作 PERCENTILE(列表, p)",
      en: "here it is PERCENTILE(list, p)",
    },
  ],
  [
    "QUARTILE.INC",
    {
      zh: "这里写作 QUARTILE(列表, q)",
      en: "here it is QUARTILE(list, q)",
    },
  ],
  [
    "DAYS360",
    {
      zh: "这里没有按每月 30 天的天数；实际天数用 DAYSBETWEEN(起, 止)",
      en: "there are no months of 30 days here; DAYSBETWEEN(from, to) counts the days as they are",
    },
  ],
  [
    "NETWORKDAYS",
    {
      zh: "这里没有工作日；日历天数用 DAYSBETWEEN(起, 止)",
      en: "there are no working days here; DAYSBETWEEN(from, to) counts all days",
    },
  ],
]);

function filterInstead(name: string, zh: string, en: string): Words {
  return { zh: `这里用条件筛选代替 ${name}：${zh}`, en: `in place of ${name}, filter the rows: ${en}` };
}
