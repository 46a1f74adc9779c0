import { dimensionWords } from "@duheng/contracts/words";
import {
  type Exported,
  instant,
  inWords,
  joined,
  type Locale,
} from "../use-cases/documents/export-columns.ts";

const states = {
  active: { zh: "在用", en: "in use" },
  retired: { zh: "已停用", en: "retired" },
};

const givers = {
  formula: { zh: "公式", en: "formula" },
  reviewer: { zh: "评鉴人", en: "reviewer" },
  rating: { zh: "测评", en: "raters" },
};

/** A column of the indicator's own. */
const of = (part: string) => ({ field: "indicator", part }) as const;

export const indicatorColumns: Exported<"IndicatorEntry"> = {
  title: { zh: "指标库", en: "Indicators" },
  columns: [
    { ...of("code"), heading: { zh: "代码", en: "Code" }, width: 18 },
    { ...of("title"), heading: { zh: "指标", en: "Indicator" }, width: 32 },
    { ...of("points"), heading: { zh: "分值", en: "Points" }, width: 14, say: sayPoints },
    { ...of("by"), heading: { zh: "由谁给分", en: "Given by" }, width: 14, say: sayGiver },
    { ...of("scope"), heading: { zh: "共性或个性", en: "Scope" }, say: inWords(dimensionWords.scope) },
    { ...of("measure"), heading: { zh: "定量或定性", en: "Measure" }, say: inWords(dimensionWords.measure) },
    {
      ...of("importance"),
      heading: { zh: "重点或一般", en: "Importance" },
      say: inWords(dimensionWords.importance),
    },
    {
      ...of("polarity"),
      heading: { zh: "正向或负面", en: "Polarity" },
      say: inWords(dimensionWords.polarity),
    },
    { ...of("virtue"), heading: { zh: "德能勤绩廉", en: "Virtue" }, say: inWords(dimensionWords.virtue) },
    { ...of("description"), heading: { zh: "说明", en: "Description" }, width: 50 },
    { field: "tags", heading: { zh: "标签", en: "Tags" }, width: 20, say: sayTags },
    { field: "version", heading: { zh: "版次", en: "Version" }, width: 8 },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(states) },
    { field: "updatedAt", heading: { zh: "修改时间", en: "Changed at" }, width: 20, say: instant },
  ],
};

function sayGiver(by: unknown, locale: Locale): string {
  return inWords(givers)(Reflect.get(Object(by), "kind"), locale);
}

/** 20; -5 – 0. */
function sayPoints(points: unknown): string {
  const { kind, full, min, max }: { kind?: string; full?: number; min?: number; max?: number } =
    Object(points);
  return kind === "fixed" ? String(full) : `${min} – ${max}`;
}

function sayTags(tags: unknown, locale: Locale): string {
  return joined(Array.isArray(tags) ? tags.map(String) : [], locale);
}
