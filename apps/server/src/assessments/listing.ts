import type { ListableOf } from "../database/list-input.ts";

/** By what assessments are listed. */
export const assessmentListing = {
  search: ["snapshot.name", "snapshot.number"],
  filterable: [
    "cycleId",
    "period",
    "state",
    "quotaGroupId",
    "snapshot.departmentId",
    "snapshot.categoryId",
    "subject.id",
    "userId",
  ],
  // Few: each order has an index, and assessments are written all the time.
  sortable: ["period", "updatedAt"],
  defaultSort: { updatedAt: -1 },
} as const satisfies ListableOf<"Assessment">;

/** By what a person lists the own ones: the newest first. */
export const ownListing = {
  filterable: ["state", "period"],
  sortable: ["period"],
  defaultSort: { period: -1 },
} as const satisfies ListableOf<"Assessment">;
