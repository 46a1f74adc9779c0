import type { Tenant } from "@duheng/contracts";
import { tenants } from "./model.ts";

/** A tenant in the tree of those that report to another. */
export interface TenantBelow extends Pick<Tenant, "id" | "name" | "kind" | "path"> {
  readonly shortName?: string;
  /** The nearest tenant above it that is open. */
  readonly parentId: string;
}

/** All open tenants that report to this one, at any depth, banners before units and each by name. */
export async function tenantsBelow(tenantId: string): Promise<TenantBelow[]> {
  const found = await tenants.model
    .find(
      { path: tenantId, state: "active" },
      { name: 1, shortName: 1, kind: 1, path: 1 },
      { sort: { name: 1 } },
    )
    .lean();
  const open = new Set(found.map(({ _id }) => _id));
  return found
    .map(({ _id: id, name, shortName, kind, path }) => ({
      ...{ id, name, kind, path },
      ...(shortName === undefined ? {} : { shortName }),
      parentId: path.findLast((above) => open.has(above)) ?? tenantId,
    }))
    .sort((one, other) => rank[one.kind] - rank[other.kind] || byName.compare(one.name, other.name));
}

const rank: Record<Tenant["kind"], number> = { city: 0, banner: 1, unit: 2 };
const byName = new Intl.Collator("zh-CN", { numeric: true });
