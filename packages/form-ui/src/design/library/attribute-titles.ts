import type { Locale } from "../../shared/locale.ts";

/** What an attribute of an indicator is called; its own name where it has no other. */
export function attributeTitle(name: string, locale: Locale): string {
  return Object.hasOwn(titles, name) ? (titles[name]?.[locale] ?? name) : name;
}

const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  title: { zh: "名称", en: "title" },
  description: { zh: "说明", en: "description" },
  scope: { zh: "共性/个性", en: "common or individual" },
  measure: { zh: "定量/定性", en: "quantitative or qualitative" },
  importance: { zh: "重点/一般", en: "key or general" },
  polarity: { zh: "正向/负面", en: "positive or negative" },
  virtue: { zh: "德能勤绩廉", en: "virtue" },
  points: { zh: "分值", en: "points" },
  by: { zh: "给分方式", en: "who gives the points" },
  applicable: { zh: "适用条件", en: "where it applies" },
  veto: { zh: "一票否决", en: "veto" },
};
