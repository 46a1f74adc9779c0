import type { Publication, Tenant } from "@duheng/contracts";

/** The filter of what a tenant may see in the library: its own, and what is shared with it. */
export function visibleTo(tenant: Tenant): Record<string, unknown> {
  return {
    $or: [
      { ownerTenantId: tenant.id },
      { state: "active", "audience.kind": "all" },
      { state: "active", "audience.kind": "below", ownerTenantId: { $in: tenant.path } },
      { state: "active", "audience.kind": "named", "audience.tenantIds": tenant.id },
    ],
  };
}

/**
 * A publication as this tenant may see it: its owner sees all adoptions, others only how widely it is used and
 * their own.
 */
export function asSeenBy(tenant: Tenant, publication: Publication): Publication & { adoptionCount: number } {
  const adoptions =
    publication.ownerTenantId === tenant.id
      ? publication.adoptions
      : publication.adoptions.filter((adoption) => adoption.tenantId === tenant.id);
  const audience =
    publication.audience.kind === "named" && publication.ownerTenantId !== tenant.id
      ? { ...publication.audience, tenantIds: [tenant.id] }
      : publication.audience;
  return { ...publication, audience, adoptions, adoptionCount: publication.adoptions.length };
}
