import type { Dataset, Problem } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { datasetVersions } from "./model.ts";

/**
 * Refuses (`invalid-input`, each at its place) a definition that contradicts itself, or that would give what was brought in another
 * meaning: once there are figures, their key, whom they are about and what a column holds stay as they are, and no column goes.
 */
export async function checkDataset(dataset: Dataset, before: Dataset | undefined): Promise<void> {
  const problems = [...dataset.columns.flatMap((_, at) => columnProblems(dataset, at))];
  if (before !== undefined && (await hasFigures(dataset.id))) problems.push(...otherMeaning(dataset, before));
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
}

/** Whether anything was ever brought in. */
export async function hasFigures(datasetId: string): Promise<boolean> {
  return (await datasetVersions.count({ datasetId })) > 0;
}

function columnProblems({ columns }: Dataset, at: number): Problem[] {
  const column = columns[at];
  if (column === undefined) return [];
  const { key, title, type, minimum, maximum, options, unit } = column;
  const place = `/columns/${at}`;
  const earlier = columns.slice(0, at);
  const found: Problem[] = [];
  const add = (field: string, code: string, zh: string, en: string) =>
    found.push(problem(code, `${place}/${field}`, zh, en));
  if (earlier.some((one) => one.key === key))
    add("key", "duplicate", `“${key}”已用于另一列`, `“${key}” is the name of another column already`);
  if (earlier.some((one) => one.title === title))
    add("title", "duplicate", `已有一列叫“${title}”`, `a column is called “${title}” already`);
  const isNumber = type === "number" || type === "integer";
  if (!isNumber && (minimum !== undefined || maximum !== undefined || unit !== undefined))
    add("type", "no-number", "只有数字列才有单位和范围", "a unit and a range are of numbers alone");
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    add("maximum", "empty-range", "最大值小于最小值", "is below the least value");
  if (type === "choice" && (options ?? []).length === 0)
    add("options", "required", "请写出可选的内容", "say what can be chosen");
  if (type !== "choice" && options !== undefined)
    add("options", "no-choice", "只有选项列才有可选内容", "only a choice has options");
  return found;
}

function otherMeaning(dataset: Dataset, before: Dataset): Problem[] {
  const found: Problem[] = [];
  const why = {
    zh: "已有导入的数据，不能改动：公式和已有的数据都按它取值。需要时请新建一个数据集",
    en: "cannot be changed once there are figures, which are read by it: make another dataset instead",
  };
  for (const field of ["key", "subject", "isRepeated"] as const)
    if (dataset[field] !== before[field]) found.push(problem("in-use", `/${field}`, why.zh, why.en));
  for (const { key, title, type, unit } of before.columns) {
    const at = dataset.columns.findIndex((one) => one.key === key);
    if (at < 0)
      found.push(
        problem(
          "in-use",
          "/columns",
          `“${title}”（${key}）已有数据，不能删除或改名称`,
          `“${title}” (${key}) has figures: it cannot be removed, nor called otherwise in formulas`,
        ),
      );
    else if (dataset.columns[at]?.type !== type)
      found.push(problem("in-use", `/columns/${at}/type`, why.zh, why.en));
    else if (dataset.columns[at]?.unit !== unit)
      found.push(problem("in-use", `/columns/${at}/unit`, why.zh, why.en));
  }
  return found;
}
