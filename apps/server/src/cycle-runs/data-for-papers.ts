import { sayPeriod } from "@duheng/assessment";
import type { CyclePaper, Problem } from "@duheng/contracts";
import { datasetsByKey } from "../datasets/find.ts";
import { currentVersions } from "../datasets/versions/current-versions.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { usedInputs } from "../forms/used-inputs.ts";
import { otherThanMeant } from "./other-than-meant.ts";

/**
 * Whether the figures that a paper's points use are there for a period. What can never come (no such dataset, no such column) stands
 * against a start; what was not brought in yet is told, and is waited for: a bureau that delivers late keeps nobody from filling in.
 */
export async function dataForPaper(
  paper: CyclePaper,
  { index, period }: { readonly index: number; readonly period: string },
): Promise<Problem[]> {
  const uses = (await usedInputs(paperHashOf(paper))).filter(({ kind }) => kind === "data");
  const keys = [...new Set(uses.flatMap(({ columns }) => columns.map(({ dataset }) => dataset)))];
  if (keys.length === 0) return [];
  const known = await datasetsByKey(keys);
  const current = await currentVersions(
    period,
    [...known.values()].map(({ id }) => id),
  );
  const found: Problem[] = [];
  const tell = (severity: Problem["severity"], code: string, zh: string, en: string) =>
    found.push({
      ...{ code, severity, path: `/papers/${index}/formId` },
      message: { zh: `考核表“${paper.title}”：${zh}`, en: `The form “${paper.title}”: ${en}` },
    });
  for (const key of keys) {
    const dataset = known.get(key);
    const ofIt = uses.filter(({ columns }) => columns.some((one) => one.dataset === key));
    const used = ofIt.flatMap(({ columns }) => columns.filter((one) => one.dataset === key));
    const titles = [...new Set(ofIt.map(({ title }) => `“${title}”`))];
    const [zh, en] = [titles.join("、"), `${titles.join(", ")} ${titles.length === 1 ? "uses" : "use"}`];
    if (dataset === undefined) {
      tell(
        "error",
        "dataset-missing",
        `${zh}要用数据“${key}”，本单位还没有这个数据集。请在“数据”中新建它，或去掉这项指标。`,
        `${en} the data “${key}”, and the unit has no such dataset. Make it under “Data”, or take the indicator out.`,
      );
      continue;
    }
    for (const { code, zh: why, en: whyEn } of otherThanMeant(dataset, used)) tell("error", code, why, whyEn);
    if (current.has(dataset.id)) continue;
    if (dataset.state === "retired")
      tell(
        "error",
        "dataset-retired",
        `${zh}要用的数据“${dataset.title}”已停用，${sayPeriod(period, "zh")}也没有数据。请恢复它，或去掉这项指标。`,
        `${en} the data “${dataset.title}”, which is retired and has nothing for ${sayPeriod(period, "en")}. Restore it, or take the indicator out.`,
      );
    else
      tell(
        "warning",
        "dataset-awaited",
        `${zh}要用的数据“${dataset.title}”还没有导入${sayPeriod(period, "zh")}的数据。可以先启动，导入后自动计分。`,
        `${en} the data “${dataset.title}”, of which nothing was brought in for ${sayPeriod(period, "en")} yet. Start all the same: the points follow when it is.`,
      );
  }
  return found;
}
