import type { Dataset } from "@duheng/contracts";
import { DatasetRowModel, datasets, datasetVersions } from "./model.ts";

/** The datasets, whatever the version, that have figures of a person. */
export async function datasetsWith(staffId: string): Promise<Dataset[]> {
  const versionIds = await DatasetRowModel.distinct("versionId", { staffId });
  if (versionIds.length === 0) return [];
  const versions = await datasetVersions.getMany(versionIds);
  return datasets.getMany([...new Set(versions.map(({ datasetId }) => datasetId))]);
}
