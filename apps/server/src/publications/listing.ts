import type { ListableOf } from "../database/list-input.ts";

/** By what the library is searched and sorted. */
export const publicationListing = {
  search: ["title"],
  filterable: ["ownerTenantId"],
  sortable: ["sharedAt", "title"],
  defaultSort: { sharedAt: -1 },
} as const satisfies ListableOf<"Publication">;
