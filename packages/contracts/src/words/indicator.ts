import type { Indicator, RaterKind } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

/** The attributes of an indicator that are one of a few words. */
export type Dimension = "scope" | "measure" | "importance" | "polarity" | "virtue";

export const dimensionWords: { readonly [Name in Dimension]: WordsOf<NonNullable<Indicator[Name]>> } = {
  scope: {
    common: { zh: "共性", en: "common" },
    individual: { zh: "个性", en: "individual" },
  },
  measure: {
    quantitative: { zh: "定量", en: "quantitative" },
    qualitative: { zh: "定性", en: "qualitative" },
  },
  importance: {
    key: { zh: "重点", en: "key" },
    general: { zh: "一般", en: "general" },
  },
  polarity: {
    positive: { zh: "正向", en: "positive" },
    negative: { zh: "负面", en: "negative" },
  },
  virtue: {
    morality: { zh: "德", en: "morality" },
    ability: { zh: "能", en: "ability" },
    diligence: { zh: "勤", en: "diligence" },
    achievement: { zh: "绩", en: "achievement" },
    integrity: { zh: "廉", en: "integrity" },
  },
};

export const raterWords: WordsOf<RaterKind> = {
  self: { zh: "本人", en: "self" },
  peer: { zh: "同级", en: "peers" },
  superior: { zh: "上级", en: "superiors" },
  subordinate: { zh: "下级", en: "subordinates" },
  public: { zh: "群众", en: "the public" },
};
