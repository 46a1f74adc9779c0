import type { ListableOf } from "../database/list-input.ts";

/** By what imports are listed. */
export const importListing = {
  filterable: ["kind", "state"],
  sortable: ["createdAt"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"Import">;
