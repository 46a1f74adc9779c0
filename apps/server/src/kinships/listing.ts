import type { ListableOf } from "../database/list-input.ts";

/** By what relations are listed. */
export const kinshipListing = {
  filterable: ["staffIds", "kind"],
  sortable: ["createdAt"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"Kinship">;
