import type { WritableKey } from "./columns.ts";

/** Columns that tell and cannot be written in. */
export type TellingKey = "origin" | "problems" | "result";

export type ColumnKey = WritableKey | TellingKey;

/** Columns behind those that name an indicator and its points, in the order in which they are written. */
export const detailColumns = [
  "by",
  "formula",
  "applicable",
  "veto",
  "scope",
  "measure",
  "importance",
  "polarity",
  "virtue",
] as const satisfies readonly WritableKey[];

/** What columns are called: in the table, in exported files, and where a pasted heading names them. */
export const columnTitles: Readonly<Record<ColumnKey, { readonly zh: string; readonly en: string }>> = {
  title: { zh: "指标名称", en: "Indicator" },
  code: { zh: "代码", en: "Code" },
  group: { zh: "指标组", en: "Group" },
  points: { zh: "分值", en: "Points" },
  by: { zh: "谁给分", en: "Given by" },
  formula: { zh: "得分公式", en: "Formula" },
  applicable: { zh: "适用条件", en: "Applies when" },
  veto: { zh: "一票否决", en: "Veto" },
  scope: { zh: "共性/个性", en: "Scope" },
  measure: { zh: "定量/定性", en: "Measure" },
  importance: { zh: "重点/一般", en: "Importance" },
  polarity: { zh: "正向/负面", en: "Polarity" },
  virtue: { zh: "德能勤绩廉", en: "Virtue" },
  description: { zh: "说明", en: "Description" },
  origin: { zh: "来源", en: "Origin" },
  problems: { zh: "问题", en: "Problems" },
  result: { zh: "样例得分", en: "Sample" },
};

/** The writable column that a heading names, in either language; undefined for none. */
export function columnTitled(heading: string): WritableKey | undefined {
  const wanted = heading.trim().toLowerCase();
  const found = writable.find((key) => {
    const { zh, en } = columnTitles[key];
    return zh === wanted || en.toLowerCase() === wanted;
  });
  return found;
}

const writable: readonly WritableKey[] = [
  "title",
  "code",
  "group",
  "points",
  ...detailColumns,
  "description",
];
