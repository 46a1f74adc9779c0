import type { ListableOf } from "../database/list-input.ts";

/** By what grants are listed. */
export const grantListing = {
  search: ["personName", "homeName"],
  filterable: ["state", "assessmentIds", "homeTenantId"],
  sortable: ["createdAt", "until", "personName"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"Grant">;
