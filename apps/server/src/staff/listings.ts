import type { ListableOf } from "../database/list-input.ts";

/** By what departments are listed. */
export const departmentListing = {
  search: ["searchText"],
  filterable: ["headId", "leaderInChargeId", "state"],
  sortable: ["order", "name"],
  defaultSort: { order: 1 },
} as const satisfies ListableOf<"Department">;

/** By what categories of staff are listed. */
export const categoryListing = {
  search: ["name", "code"],
  filterable: ["code", "state"],
  sortable: ["order", "name", "code"],
  defaultSort: { order: 1 },
} as const satisfies ListableOf<"StaffCategory">;

/** By what people are listed. */
export const staffListing = {
  search: ["searchText"],
  filterable: ["departmentId", "categoryId", "state", "isLeader", "level", "userId"],
  conditions: {
    // Never by the index of accounts, in whose order it would have to be sorted again.
    hasAccount: (value: unknown) =>
      typeof value === "boolean" ? { $nor: [{ userId: { $exists: !value } }] } : null,
  },
  sortable: ["number", "name", "level", "position", "departmentId", "categoryId", "createdAt"],
  defaultSort: { number: 1 },
} as const satisfies ListableOf<"Staff">;
