import type { ListInput, Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import type { Listed } from "../database/list-input.ts";
import { listPage } from "../database/list-page.ts";
import { notFound } from "../errors/app-error.ts";
import { tenantListing } from "./listing.ts";
import { tenants } from "./model.ts";
import { visibleTenants } from "./visible-tenants.ts";

/** The list of the tenants that somebody may see, for what reads it as a whole. */
export const tenantList = {
  subject: "tenants",
  repository: tenants,
  within: ({ actor }: { readonly actor: Actor }) => visibleTenants(actor),
  ...tenantListing,
} as const;

/** A page of the tenants that somebody may see. */
export function listTenants(input: ListInput, actor: Actor): Promise<Listed<Tenant>> {
  return listPage(tenants, tenantListing, input, { within: [visibleTenants(actor)] });
}

/** One of them. Errors: `not-found`. */
export async function getTenant(id: string, actor: Actor): Promise<Tenant> {
  const found = await tenants.findOne({ $and: [{ _id: id }, visibleTenants(actor)] });
  if (!found) throw notFound();
  return found;
}

/** Those of some; who may not be seen is left out. */
export function getTenants(ids: readonly string[], actor: Actor): Promise<Tenant[]> {
  return tenants.find({ $and: [{ _id: { $in: [...ids] } }, visibleTenants(actor)] });
}
