import type { Dataset, DatasetRow, DatasetVersion } from "@duheng/contracts";
import { mostRowsOfOne } from "@duheng/imports";
import { datasetRows, datasets, datasetVersions } from "./model.ts";

/** Errors: `not-found`. */
export function getDataset(id: string): Promise<Dataset> {
  return datasets.get(id);
}

/** Those of these keys that the tenant has, by key. */
export async function datasetsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, Dataset>> {
  if (keys.length === 0) return new Map();
  return new Map((await datasets.find({ key: { $in: [...keys] } })).map((one) => [one.key, one]));
}

/** Errors: `not-found`. */
export function getVersion(id: string): Promise<DatasetVersion> {
  return datasetVersions.get(id);
}

/** In the order of the ids; what is not there is left out. */
export function getVersions(ids: readonly string[]): Promise<DatasetVersion[]> {
  return datasetVersions.getMany(ids);
}

/** What a version says of a person, or of the unit where it is about that, in the order of the sheet. */
export function rowsAbout(
  { id: versionId }: DatasetVersion,
  { subject }: Pick<Dataset, "subject">,
  staffId: string,
): Promise<DatasetRow[]> {
  return datasetRows.find(
    { versionId, ...(subject === "unit" ? {} : { staffId }) },
    { sort: { row: 1 }, limit: mostRowsOfOne },
  );
}
