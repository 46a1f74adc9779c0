import type { Publication, Tenant } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import type { TemplateUsage } from "./usage.ts";

/** The filter of what a tenant may see in the library: its own, and what is shared with it. */
export function visibleTo(tenant: Tenant) {
  return {
    $or: [
      { ownerTenantId: tenant.id },
      { state: "active", "audience.kind": "all" },
      { state: "active", "audience.kind": "below", ownerTenantId: { $in: tenant.path } },
      { state: "active", "audience.kind": "named", "audience.tenantIds": tenant.id },
    ],
  } satisfies FilterOf<"Publication">;
}

/** What its library shows a tenant: of each template the latest version that was shared. */
export function offeredTo(tenant: Tenant) {
  return { $and: [visibleTo(tenant), { state: { $ne: "superseded" } }] } satisfies FilterOf<"Publication">;
}

/** A publication as this tenant may see it: with how it is used; others than the owner are not told with whom it is shared. */
export function asSeenBy(tenant: Tenant, publication: Publication, usage: TemplateUsage): SeenPublication {
  const audience =
    publication.audience.kind === "named" && publication.ownerTenantId !== tenant.id
      ? { ...publication.audience, tenantIds: [tenant.id] }
      : publication.audience;
  return { ...publication, audience, ...usage };
}

export type SeenPublication = Publication & TemplateUsage;
