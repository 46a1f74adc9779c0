import type { ListableOf } from "../database/list-input.ts";

/** By what imports are listed. */
export const importListing = {
  filterable: ["kind", "state"],
  sortable: ["createdAt"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"Import">;

/** By what the rows of one are listed. */
export const importRowListing = {
  filterable: ["importId", "verdict"],
  sortable: ["row"],
  defaultSort: { row: 1 },
} as const satisfies ListableOf<"ImportRow">;
