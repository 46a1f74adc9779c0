import type { ListableOf } from "../database/list-input.ts";

/** By what jobs are listed. */
export const jobListing = {
  search: ["target.name", "by.name"],
  filterable: ["state", "kind", "isOpen"],
  sortable: ["enqueuedAt"],
  defaultSort: { enqueuedAt: -1 },
} as const satisfies ListableOf<"Job">;
