import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { entryListing } from "./listing.ts";

const IndicatorEntryModel = modelOf("IndicatorEntry", {
  collection: "indicator_entries",
  indexes: indexesFor(entryListing),
});
const IndicatorEntryVersionModel = modelOf("IndicatorEntryVersion", {
  collection: "indicator_entry_versions",
  indexes: [{ on: { entryId: 1, number: 1 }, unique: true }],
});

export const indicatorEntries = repositoryOf("IndicatorEntry", IndicatorEntryModel);
export const indicatorEntryVersions = repositoryOf("IndicatorEntryVersion", IndicatorEntryVersionModel);
