import type { ListableOf } from "../database/list-input.ts";

/** By what tenants are listed. */
export const tenantListing = {
  search: ["searchText"],
  filterable: ["kind", "field", "level", "reportsTo", "state"],
  sortable: ["name", "kind"],
  defaultSort: { name: 1 },
} as const satisfies ListableOf<"Tenant">;
