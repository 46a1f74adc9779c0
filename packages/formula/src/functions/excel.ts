/** A name that Excel gives another meaning: what differs, and our name where the call can simply be renamed. */
export interface ExcelDifference {
  readonly name: string;
  readonly docs: { readonly zh: string; readonly en: string };
  /** Our function, where the call stays as it is but for its name. */
  readonly ours?: string;
  /** Our function, where the two arguments change places. */
  readonly swapped?: string;
}

export const excelDifferences: readonly ExcelDifference[] = [
  {
    name: "DAYS",
    swapped: "DAYSBETWEEN",
    docs: {
      zh: "Excel 的 DAYS 先写结束日期；这里用 DAYSBETWEEN(起, 止)",
      en: "Excel's DAYS takes the end first; here it is DAYSBETWEEN(from, to)",
    },
  },
  {
    name: "STDEV",
    ours: "STDEV.P",
    docs: {
      zh: "Excel 的 STDEV 是样本标准差（除以 n-1）；这里用总体标准差 STDEV.P（除以 n）",
      en: "Excel's STDEV is that of a sample (divided by n-1); here it is STDEV.P of the whole population (divided by n)",
    },
  },
  {
    name: "TRIMMEAN",
    docs: {
      zh: "Excel 的 TRIMMEAN 按百分比去除；这里用 TRIMAVERAGE(列表, k)，两端各去 k 个",
      en: "Excel's TRIMMEAN drops a percentage; here TRIMAVERAGE(list, k) drops k on each side",
    },
  },
  {
    name: "SUMIF",
    docs: {
      zh: "这里用条件筛选代替 SUMIF：SUM(列表[条件].列)",
      en: "in place of SUMIF, filter the rows: SUM(list[condition].column)",
    },
  },
  {
    name: "COUNTIF",
    docs: {
      zh: "这里用条件筛选代替 COUNTIF：COUNT(列表[条件])",
      en: "in place of COUNTIF, filter the rows: COUNT(list[condition])",
    },
  },
  {
    name: "AVERAGEIF",
    docs: {
      zh: "这里用条件筛选代替 AVERAGEIF：AVERAGE(列表[条件].列)",
      en: "in place of AVERAGEIF, filter the rows: AVERAGE(list[condition].column)",
    },
  },
  {
    name: "VLOOKUP",
    docs: {
      zh: "这里用 BAND（按门槛）或 SWITCH（按相等）代替 VLOOKUP",
      en: "in place of VLOOKUP, use BAND (by threshold) or SWITCH (by equality)",
    },
  },
];

const byName = new Map(excelDifferences.map((row) => [row.name, row]));

export function findExcelDifference(name: string): ExcelDifference | null {
  return byName.get(name) ?? null;
}
