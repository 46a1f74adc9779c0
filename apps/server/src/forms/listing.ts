import type { ListableOf } from "../database/list-input.ts";

/** By what forms are listed. */
export const formListing = {
  search: ["title"],
  filterable: ["state", "categoryId"],
  sortable: ["title", "state", "updatedAt", "latestVersion"],
  defaultSort: { updatedAt: -1 },
} as const satisfies ListableOf<"FormDraft">;
