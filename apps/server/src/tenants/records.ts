import type { Tenant } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import type { Draft } from "../database/repository.ts";
import { tenants } from "./model.ts";

/** Tenants by a filter, in an order; for those above who make, move and close them. */
export function findTenantsBy(
  filter: FilterOf<"Tenant">,
  options?: Parameters<typeof tenants.find>[1],
): Promise<Tenant[]> {
  return tenants.find(filter, options);
}

/** The first of them; undefined where there is none. */
export function findTenantBy(filter: FilterOf<"Tenant">): Promise<Tenant | undefined> {
  return tenants.findOne(filter);
}

export function countTenants(filter: FilterOf<"Tenant">): Promise<number> {
  return tenants.count(filter);
}

/** Several new ones at once, with their paths. */
export function insertTenants(drafts: readonly Draft<Tenant>[]): Promise<Tenant[]> {
  return tenants.insertMany(drafts);
}

/** Errors: `conflict`. */
export function replaceTenant(tenant: Tenant): Promise<Tenant> {
  return tenants.replace(tenant);
}

/** Errors: `conflict`. */
export function removeTenantRecord(id: string, revision: number): Promise<void> {
  return tenants.remove(id, revision);
}
