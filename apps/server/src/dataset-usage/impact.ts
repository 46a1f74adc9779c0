import type { DatasetImpact, DatasetImpactInput } from "@duheng/contracts";
import { isScoredOtherwise, type RestingOn, restingOn } from "../assessments/data/resting-on.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { getDataset, getVersion } from "../datasets/find.ts";
import { AppError } from "../errors/app-error.ts";
import { changedBy } from "../imports/changed-by.ts";
import type { Caller } from "../permissions/caller.ts";

/**
 * What figures would change of results: of which cycles results are final and rest on others, whose, and how many that are not final
 * are scored anew. Of a version: what it says is held against what counted. Of an import that is not written: whom it changes.
 * Errors: `not-found`, `forbidden`.
 */
export async function datasetImpact(
  { versionId, importId }: DatasetImpactInput,
  caller: Caller,
): Promise<DatasetImpact> {
  if (importId !== undefined) return told(await impactOfImport(importId, caller));
  const { id, datasetId, period } = await getVersion(versionId ?? "");
  const { key } = await getDataset(datasetId);
  const version = { key, datasetId, versionId: id };
  return told(await restingOn({ key, period }, (assessment) => isScoredOtherwise(assessment, version)));
}

async function impactOfImport(importId: string, caller: Caller): Promise<RestingOn> {
  const { of, targetIds } = await changedBy(importId, caller);
  if (of.dataset === undefined) throw new AppError("invalid-input");
  const { key, subject } = await getDataset(of.dataset.id);
  const changed = new Set(targetIds);
  return restingOn({ key, period: of.dataset.period }, ({ subject: { id } }) =>
    subject === "unit" ? changed.size > 0 : changed.has(id),
  );
}

/** So many of them are named. */
const mostNamed = 10;

async function told({ settled, open }: RestingOn): Promise<DatasetImpact> {
  const cycles: DatasetImpact["settled"] = [];
  for (const [cycleId, names] of settled)
    cycles.push({
      ...{ cycleId, title: (await getCycle(cycleId)).title },
      ...{ people: names.length, names: names.slice(0, mostNamed) },
    });
  return { settled: cycles, open };
}
