import type { Role } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import type { FilterOf } from "../database/filter.ts";

/** The tenants whose names a person may see: the own one; for administrators, and who watches them, also all that report to it. */
export function visibleTenants(actor: Actor): FilterOf<"Tenant"> {
  const { tenantId } = actor;
  if (!seesTenantsBelow(actor)) return { _id: tenantId };
  return { $or: [{ _id: tenantId }, { path: tenantId }] };
}

/** Whether a person may see the names of the tenants that report to the own one. */
export function seesTenantsBelow({ roles }: Pick<Actor, "roles">): boolean {
  return roles.some((role) => seesBelow.has(role));
}

const seesBelow: ReadonlySet<Role> = new Set([
  "city-admin",
  "banner-admin",
  "unit-admin",
  "system-admin",
  "security-admin",
  "auditor",
]);
