import type { Role } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import type { FilterOf } from "../database/filter.ts";

/** The tenants whose names a person may see: the own one; for administrators, and who watches them, also all that report to it. */
export function visibleTenants({ tenantId, roles }: Actor): FilterOf<"Tenant"> {
  if (!roles.some((role) => seesBelow.has(role))) return { _id: tenantId };
  return { $or: [{ _id: tenantId }, { path: tenantId }] };
}

const seesBelow: ReadonlySet<Role> = new Set([
  "city-admin",
  "banner-admin",
  "unit-admin",
  "system-admin",
  "security-admin",
  "auditor",
]);
