import type { ListableOf } from "../database/list-input.ts";

/** By what the indicators of a library are listed. */
export const entryListing = {
  search: ["indicator.title", "indicator.code"],
  filterable: [
    "state",
    "tags",
    "indicator.scope",
    "indicator.measure",
    "indicator.importance",
    "indicator.polarity",
    "indicator.virtue",
  ],
  sortable: ["indicator.code", "indicator.title", "version", "updatedAt"],
  defaultSort: { "indicator.code": 1 },
} as const satisfies ListableOf<"IndicatorEntry">;
