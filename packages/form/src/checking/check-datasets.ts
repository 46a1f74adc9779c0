import type { DatasetColumnType, Form, FormDataset, FormDatasetColumn, Problem } from "@duheng/contracts";
import { nearest, spell } from "@duheng/formula";
import type { FieldInfo } from "../api.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointer } from "../json/pointer.ts";
import { errorAt, warningAt } from "../problem.ts";

/**
 * The list of datasets: each and each of its columns once; and every field that is filled from data held against it.
 * What formulas name is checked with them. A form without a list is filled from what its fields say. A column that
 * nothing uses hinders nobody and is not told: it goes with the next change in the designer.
 */
export function checkDatasets({ datasets }: Form, fields: readonly FieldInfo[]): Problem[] {
  if (datasets === undefined) return [];
  return [...repeatsIn(datasets), ...sourcesIn(fields, datasets)];
}

function repeatsIn(datasets: readonly FormDataset[]): Problem[] {
  return [
    ...repeated(datasets).map((index) => {
      const { title } = datasets[index] ?? { title: "" };
      return errorAt(
        pointer("/datasets", index, "key"),
        "duplicate-dataset",
        `数据集“${title}”重复：每个数据集只列一次`,
        `dataset "${title}" is listed twice`,
      );
    }),
    ...datasets.flatMap(({ title, columns }, index) =>
      repeated(columns).map((at) =>
        errorAt(
          pointer("/datasets", index, "columns", at, "key"),
          "duplicate-column",
          `数据集“${title}”的列“${columns[at]?.title}”重复`,
          `column "${columns[at]?.title}" of dataset "${title}" is listed twice`,
        ),
      ),
    ),
  ];
}

/** The indices of those whose key an earlier one has. */
function repeated(list: readonly { readonly key: string }[]): number[] {
  const first = new Map<string, number>();
  return list.flatMap(({ key }, index) => {
    const isFirst = !first.has(key);
    if (isFirst) first.set(key, index);
    return isFirst ? [] : [index];
  });
}

function sourcesIn(fields: readonly FieldInfo[], datasets: readonly FormDataset[]): Problem[] {
  return fields.flatMap((field) => [
    ...(isOfData(field) ? sourceOf(field, datasets) : []),
    ...sourcesIn(field.fields ?? [], datasets),
  ]);
}

function sourceOf(field: FieldInfo, datasets: readonly FormDataset[]): Problem[] {
  const { dataset: key = "", column: columnKey = "" } = field.source ?? {};
  const place = pointer(field.at, "x-source");
  const dataset = datasets.find((each) => each.key === key);
  if (dataset === undefined) {
    const [zh, en] = meant(key, datasets);
    return [
      errorAt(
        pointer(place, "dataset"),
        "unknown-dataset",
        `表单的数据集里没有“${key}”${zh}`,
        `the form has no dataset "${key}"${en}`,
      ),
    ];
  }
  const column = dataset.columns.find((each) => each.key === columnKey);
  if (column === undefined) {
    const [zh, en] = meant(columnKey, dataset.columns);
    return [
      errorAt(
        pointer(place, "column"),
        "unknown-column",
        `数据集“${dataset.title}”里没有“${columnKey}”这一列${zh}`,
        `dataset "${dataset.title}" has no column "${columnKey}"${en}`,
      ),
    ];
  }
  if (dataset.isRepeated) {
    return [
      errorAt(
        place,
        "repeated-source",
        `数据集“${dataset.title}”每人有多行，不能直接填入一个字段：请在公式里汇总，如 SUM(data.${key}.${columnKey})`,
        `dataset "${dataset.title}" has several rows for each: sum them up in a formula, such as SUM(data.${key}.${columnKey})`,
      ),
    ];
  }
  return unfit(field, column, place);
}

/** The nearest that is there, to be offered. */
function meant(
  word: string,
  candidates: readonly { readonly key: string; readonly title: string }[],
): [zh: string, en: string] {
  const [found] = nearest(
    word,
    candidates.map(({ key, title }) => spell({ word: key, aliases: [title] })),
  );
  return found === undefined ? ["", ""] : [`，是不是“${found}”？`, `. Did you mean "${found}"?`];
}

/** That no value, or not every value, of the column can go into the field. */
function unfit(field: FieldInfo, column: FormDatasetColumn, place: string): Problem[] {
  const fit = fits(field, column);
  if (fit === "always") return [];
  const [zh, en] = typeWords[column.type];
  if (fit === "never") {
    return [
      errorAt(
        place,
        "source-type",
        `“${column.title}”是${zh}，放不进“${field.title}”这种字段`,
        `"${column.title}" is ${en}, which cannot go into "${field.title}"`,
      ),
    ];
  }
  return [
    warningAt(
      place,
      "source-may-not-fit",
      `“${column.title}”是${zh}，不是每个值都能放进“${field.title}”；放不进的按没有数据处理`,
      `"${column.title}" is ${en}: not every value goes into "${field.title}", and one that does not counts as missing`,
    ),
  ];
}

type Fit = "always" | "sometimes" | "never";

/** As `answersFromData` takes values: texts are read, numbers and days are written out, nothing else is turned into another. */
function fits({ kind, options = [] }: FieldInfo, { type, options: listed }: FormDatasetColumn): Fit {
  switch (type) {
    case "number":
      if (kind === "number" || kind === "text") return "always";
      return kind === "integer" || hasNumbers(options) ? "sometimes" : "never";
    case "integer":
      if (kind === "number" || kind === "integer" || kind === "text") return "always";
      return hasNumbers(options) ? "sometimes" : "never";
    case "yes-no":
      if (kind === "boolean" || kind === "text") return "always";
      return kind === "choice" ? "sometimes" : "never";
    case "day":
      if (kind === "date" || kind === "text") return "always";
      return kind === "choice" ? "sometimes" : "never";
    case "text":
      return kind === "text" ? "always" : "sometimes";
    case "choice":
      if (kind === "text") return "always";
      return kind === "choice" && (listed ?? []).every((each) => isOption(each, options))
        ? "always"
        : "sometimes";
  }
}

function hasNumbers(options: NonNullable<FieldInfo["options"]>): boolean {
  return options.some(({ value }) => typeof value === "number");
}

function isOption(word: string, options: NonNullable<FieldInfo["options"]>): boolean {
  return options.some(({ value, title }) => value === word || title === word);
}

const typeWords: Readonly<Record<DatasetColumnType, readonly [zh: string, en: string]>> = {
  number: ["数字", "a number"],
  integer: ["整数", "a whole number"],
  text: ["文本", "a text"],
  day: ["日期", "a day"],
  "yes-no": ["是否", "yes or no"],
  choice: ["选项", "a choice"],
};
