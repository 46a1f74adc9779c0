import type { Dataset, DatasetVersion } from "@duheng/contracts";
import { datasets, datasetVersions } from "./model.ts";

/** The dataset that goes by a key; undefined: none. */
export function datasetOfKey(key: string): Promise<Dataset | undefined> {
  return datasets.findOne({ key });
}

/** The datasets of these ids that are there; all where none are told. */
export function datasetsAmong(ids: readonly string[] | undefined): Promise<Dataset[]> {
  return ids === undefined ? datasets.find({}) : datasets.getMany(ids);
}

/** What an import made of a dataset; undefined: nothing. */
export function versionOfImport(importId: string): Promise<DatasetVersion | undefined> {
  return datasetVersions.findOne({ "source.importId": importId });
}
