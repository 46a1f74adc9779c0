import { isDeepStrictEqual } from "node:util";
import type { Assessment, DatasetImpact, DatasetImpactInput } from "@duheng/contracts";
import { dataInputs, gatherData } from "../assessments/data/gather-data.ts";
import { mayFollow } from "../assessments/data/rescore-job.ts";
import { usedData } from "../assessments/data/used-data.ts";
import { assessments, scores } from "../assessments/model.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { datasets, datasetVersions } from "../datasets/model.ts";
import { AppError } from "../errors/app-error.ts";
import { changedBy } from "../imports/changed-by.ts";
import type { Caller } from "../permissions/caller.ts";

/**
 * What figures would change of results: of which cycles results are final and rest on others, whose, and how many that are not final
 * are scored anew. Of a version: whatever counts now is held against what counted. Of an import that is not written: whom it changes.
 * Errors: `not-found`, `forbidden`.
 */
export async function datasetImpact(
  { versionId, importId }: DatasetImpactInput,
  caller: Caller,
): Promise<DatasetImpact> {
  if (importId !== undefined) {
    const { of, targetIds } = await changedBy(importId, caller);
    if (of.dataset === undefined) throw new AppError("invalid-input");
    const { subject } = await datasets.get(of.dataset.id);
    const changed = new Set(targetIds);
    return impactOn(of.dataset.id, of.dataset.period, async ({ subject: { id } }) =>
      subject === "unit" ? changed.size > 0 : changed.has(id),
    );
  }
  const { datasetId, period } = await datasetVersions.get(versionId ?? "");
  const { key } = await datasets.get(datasetId);
  return impactOn(datasetId, period, async (assessment) => {
    const counted = (await scores.getMany([assessment.scoreId ?? ""]))[0]?.inputs.data?.[key];
    const { data } = dataInputs((await gatherData(assessment)).filter((one) => one.key === key));
    return !isDeepStrictEqual(counted ?? null, data[key] ?? null);
  });
}

/** So many of them are named. */
const mostNamed = 10;

async function impactOn(
  datasetId: string,
  period: string,
  isOther: (assessment: Assessment) => Promise<boolean>,
): Promise<DatasetImpact> {
  const { key } = await datasets.get(datasetId);
  const scored = await assessments.find({ period, scoreId: { $exists: true } }, { sort: { _id: 1 } });
  const settled = new Map<string, string[]>();
  let open = 0;
  for (const assessment of scored) {
    if (!(await usedData(assessment.paperHash)).has(key) || !(await isOther(assessment))) continue;
    if (mayFollow(assessment)) open += 1;
    else
      settled.set(assessment.cycleId, [...(settled.get(assessment.cycleId) ?? []), assessment.snapshot.name]);
  }
  const cycles: DatasetImpact["settled"] = [];
  for (const [cycleId, names] of settled)
    cycles.push({
      ...{ cycleId, title: (await getCycle(cycleId)).title },
      ...{ people: names.length, names: names.slice(0, mostNamed) },
    });
  return { settled: cycles, open };
}
