import type { Tenant } from "@duheng/contracts";
import { containing } from "../database/list-input.ts";
import { tenants } from "./model.ts";

/** Tenants by id, in the order of `ids`; closed ones too. For identity, before a scope exists. */
export function findTenants(ids: readonly string[]): Promise<Tenant[]> {
  return tenants.getMany(ids);
}

/** Those that report to nobody: the city of an installation. */
export function topTenants(): Promise<Tenant[]> {
  return tenants.find({ reportsTo: { $exists: false } });
}

/** The id that follows another in their order; undefined after the last. For what goes through all tenants. */
export async function nextTenantId(after: string): Promise<string | undefined> {
  const next = await tenants.model
    .findOne({ _id: { $gt: after } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean();
  return next?._id;
}

/** Open tenants whose name holds the text, by name, at most so many. */
export function tenantsNamed(text: string, limit: number): Promise<Tenant[]> {
  const named = text === "" ? {} : containing("searchText", text);
  return tenants.find({ state: "active", ...named }, { sort: { name: 1 }, limit });
}
