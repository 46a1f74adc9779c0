import type { Membership } from "@duheng/contracts";
import { isHeld, membershipsWithTenants } from "../identity/memberships.ts";

/** What the account only reads: units that were merged into this one, and into those. */
export async function inMergedUnits({
  userId,
  tenantId,
}: Pick<Membership, "userId" | "tenantId">): Promise<Membership[]> {
  const held = await membershipsWithTenants(userId);
  const into = new Set([tenantId]);
  const found: Membership[] = [];
  for (let isMore = true; isMore; ) {
    const next = held.filter(
      ({ tenant: { id, succeededBy } }) =>
        succeededBy !== undefined && into.has(succeededBy.id) && !into.has(id),
    );
    for (const { membership, tenant } of next) {
      into.add(tenant.id);
      if (isHeld(membership)) found.push(membership);
    }
    isMore = next.length > 0;
  }
  return found;
}
