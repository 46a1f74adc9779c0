import type { ListableOf } from "../database/list-input.ts";

/** By what plans are listed. */
export const planListing = {
  search: ["title"],
  filterable: ["state", "frequency"],
  sortable: ["title", "updatedAt"],
  defaultSort: { updatedAt: -1 },
} as const satisfies ListableOf<"Plan">;
