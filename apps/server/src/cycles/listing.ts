import type { ListableOf } from "../database/list-input.ts";

/** By what cycles are listed. */
export const cycleListing = {
  search: ["title"],
  filterable: ["state", "period", "planId"],
  sortable: ["period", "title", "startsOn", "state"],
  defaultSort: { period: -1 },
} as const satisfies ListableOf<"Cycle">;
