import type { ListableOf } from "../database/list-input.ts";

/** By what a person's queue is listed: the earliest due first. */
export const workItemListing = {
  search: ["title", "departmentName"],
  filterable: ["kind", "cycleId", "period", "departmentName", "categoryName"],
  sortable: ["dueOn", "title", "departmentName", "categoryName"],
  defaultSort: { dueOn: 1 },
} as const satisfies ListableOf<"WorkItem">;
