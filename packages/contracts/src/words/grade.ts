import type { Grade } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const gradeWords: WordsOf<Grade> = {
  good: { zh: "好", en: "good" },
  fair: { zh: "较好", en: "fair" },
  average: { zh: "一般", en: "average" },
  poor: { zh: "较差", en: "poor" },
};
