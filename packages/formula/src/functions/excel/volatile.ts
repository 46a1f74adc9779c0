import type { ExcelDifference } from "../excel.ts";

/** What would change a score by itself is not there, on purpose. */
export const volatile: readonly ExcelDifference[] = [
  {
    names: ["TODAY", "NOW"],
    absent: true,
    docs: {
      zh: "成绩不能随日期自己变化，所以没有这个函数；请用表单里的日期字段",
      en: "a score must not change by itself, so this function is absent; use a date field of the form",
    },
  },
  {
    names: ["RAND", "RANDBETWEEN"],
    absent: true,
    docs: {
      zh: "成绩不能是随机的，所以没有这个函数",
      en: "a score must not be random, so this function is absent",
    },
  },
];
