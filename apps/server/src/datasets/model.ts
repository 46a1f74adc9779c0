import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { datasetListing } from "./listing.ts";

export const DatasetModel = modelOf("Dataset", {
  collection: "datasets",
  indexes: [...indexesFor(datasetListing), { on: { key: 1 }, unique: true }],
});

export const DatasetVersionModel = modelOf("DatasetVersion", {
  collection: "dataset_versions",
  indexes: [
    { on: { datasetId: 1, period: -1, number: -1 }, unique: true },
    // Of a period one is current, and one at a time is being brought: of two that begin at the same moment, one is refused.
    { on: { datasetId: 1, period: 1, state: 1 }, unique: true, partial: { state: "current" } },
    { on: { period: 1, datasetId: 1, state: 1 }, unique: true, partial: { state: "writing" } },
    { on: { "source.importId": 1 } },
  ],
});

export const DatasetRowModel = modelOf("DatasetRow", {
  collection: "dataset_rows",
  indexes: [
    { on: { versionId: 1, staffId: 1, row: 1 } },
    { on: { versionId: 1, row: 1, _id: 1 } },
    { on: { versionId: 1, _id: 1 } },
    { on: { staffId: 1, versionId: 1 } },
  ],
});

export const datasets = repositoryOf("Dataset", DatasetModel);
export const datasetVersions = repositoryOf("DatasetVersion", DatasetVersionModel);
export const datasetRows = repositoryOf("DatasetRow", DatasetRowModel);
