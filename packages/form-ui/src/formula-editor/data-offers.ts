import type { Completion, Scope, ScopeEntry } from "@duheng/formula";
import { writeName } from "@duheng/formula";
import type { Offer } from "./offer.ts";

/** Every column of every dataset from the start, so that it is found by its title without `data` being known. */
export function columnOffers(
  { datasets = {}, datasetTitles = {} }: Scope,
  word: { readonly from: number; readonly to: number },
  locale: "zh" | "en",
): Offer[] {
  return Object.entries(datasets).flatMap(([dataset, columns]) =>
    Object.entries(columns).map(([column, entry]): Offer => {
      const { type, title = column, unit }: ScopeEntry = typeof entry === "string" ? { type: entry } : entry;
      const insert = `data.${writeName(dataset)}.${writeName(column)}`;
      const name = Object.hasOwn(datasetTitles, dataset) ? datasetTitles[dataset] : dataset;
      return {
        label: insert,
        kind: "property",
        insert,
        from: word.from,
        to: word.to,
        title: `${name} · ${title}`,
        about: aboutColumn(unit === undefined ? type : `${type} · ${unit}`, locale),
      };
    }),
  );
}

/** Whether what is offered at a place stands behind `data.` or `data.DATASET.`. */
export function isBehindData(before: string): boolean {
  return behindData.test(before.slice(-longestName));
}

const behindData =
  /(?<![\p{L}\p{N}_.．。])data\s*[.．。]\s*(?:(?:\[[^\]]*\]|[\p{L}\p{N}_]+)\s*[.．。]\s*)?$/u;

/** Letters in which `data` is looked for: more than the longest key of a dataset has. */
const longestName = 100;

/** What is offered behind `data` with its type and unit. */
export function aboutData({ detail }: Pick<Completion, "detail">, locale: "zh" | "en"): string {
  return aboutColumn(detail[locale], locale);
}

/** `number? · 件` as people read it; a dataset is none of these types. */
function aboutColumn(told: string, locale: "zh" | "en"): string {
  const [type = "", ...unit] = told.split(" · ");
  const bare = type.replace(/\?$/, "");
  const words = typeWords[bare];
  return [words === undefined ? bare : words[locale], ...unit].join(" · ");
}

const typeWords: Readonly<Record<string, Readonly<Record<"zh" | "en", string>>>> = {
  number: { zh: "数值", en: "number" },
  text: { zh: "文本", en: "text" },
  boolean: { zh: "是否", en: "yes or no" },
  date: { zh: "日期", en: "date" },
  row: { zh: "数据集", en: "dataset" },
  "list of number": { zh: "每人多个数值", en: "numbers, several for each" },
  "list of text": { zh: "每人多个文本", en: "texts, several for each" },
  "list of boolean": { zh: "每人多个是否", en: "yes or no, several for each" },
  "list of date": { zh: "每人多个日期", en: "dates, several for each" },
};
