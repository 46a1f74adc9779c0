import type { Plan, QuotaRule } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const frequencyWords: WordsOf<Plan["frequency"]> = {
  month: { zh: "月度", en: "monthly" },
  quarter: { zh: "季度", en: "quarterly" },
  year: { zh: "年度", en: "yearly" },
};

export const quotaRoundingWords: WordsOf<QuotaRule["rounding"]> = {
  floor: { zh: "舍去小数", en: "round down" },
  "half-up": { zh: "四舍五入", en: "round half up" },
  ceiling: { zh: "进一", en: "round up" },
};

export const quotaGroupWords: WordsOf<QuotaRule["group"]> = {
  unit: { zh: "全单位", en: "whole unit" },
  department: { zh: "按科室", en: "per department" },
  category: { zh: "按人员类别", en: "per category" },
};
