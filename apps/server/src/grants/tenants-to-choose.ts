import type { GrantTenant, Tenant } from "@duheng/contracts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { findTenants, tenantsNamed } from "../tenants/find-tenants.ts";

/** Tenants of which somebody may be granted something: those above first, the nearest before the others, then by name. */
export async function tenantsToChoose(q: string): Promise<GrantTenant[]> {
  const own = await currentTenant();
  const above = (await findTenants([...own.path].reverse())).filter(isOpen);
  const aboveIds = new Set([own.id, ...own.path]);
  const others = (await tenantsNamed(q, 50)).filter(({ id }) => !aboveIds.has(id));
  const asked = (one: Tenant) => q === "" || one.name.includes(q) || (one.shortName?.includes(q) ?? false);
  return [
    ...above.filter(asked).map(({ id, name }) => ({ id, name, isAbove: true })),
    ...others.map(({ id, name }) => ({ id, name, isAbove: false })),
  ];
}

function isOpen({ state }: Tenant): boolean {
  return state === "active";
}
