import type { ListableOf } from "../database/list-input.ts";

/** By what datasets are listed. */
export const datasetListing = {
  search: ["title", "key"],
  filterable: ["state", "subject"],
  sortable: ["title", "updatedAt"],
  defaultSort: { title: 1 },
} as const satisfies ListableOf<"Dataset">;
