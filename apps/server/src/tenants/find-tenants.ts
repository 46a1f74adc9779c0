import type { Tenant } from "@duheng/contracts";
import { tenants } from "./model.ts";

/** Tenants by id, in the order of `ids`; closed ones too. For identity, before a scope exists. */
export function findTenants(ids: readonly string[]): Promise<Tenant[]> {
  return tenants.getMany(ids);
}

/** Those that report to nobody: the city of an installation. */
export function topTenants(): Promise<Tenant[]> {
  return tenants.find({ reportsTo: { $exists: false } });
}
