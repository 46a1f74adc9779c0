import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const IndicatorEntryModel = modelOf("IndicatorEntry", {
  collection: "indicator_entries",
  indexes: [{ on: { "indicator.code": 1 } }],
});
const IndicatorEntryVersionModel = modelOf("IndicatorEntryVersion", {
  collection: "indicator_entry_versions",
  indexes: [{ on: { entryId: 1, number: 1 }, unique: true }],
});

export const indicatorEntries = repositoryOf("IndicatorEntry", IndicatorEntryModel);
export const indicatorEntryVersions = repositoryOf("IndicatorEntryVersion", IndicatorEntryVersionModel);
