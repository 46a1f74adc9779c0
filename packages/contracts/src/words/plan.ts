import type { Plan } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const frequencyWords: WordsOf<Plan["frequency"]> = {
  month: { zh: "月度", en: "monthly" },
  quarter: { zh: "季度", en: "quarterly" },
  year: { zh: "年度", en: "yearly" },
};
