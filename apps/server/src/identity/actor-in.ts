import { inTenant } from "../database/scope.ts";
import { abilityOf, isOfDepartments, readingOf } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { departmentsLedBy } from "../staff/departments-led-by.ts";
import { type HeldMembership, membershipsWithTenants } from "./memberships.ts";
import { users } from "./users.ts";

/** What a membership makes of a person at this moment. */
export async function callerOf(
  { id, name }: { id: string; name: string },
  { membership: { tenantId, roles, staffId }, tenant }: HeldMembership,
): Promise<Caller> {
  const led =
    staffId === undefined || !roles.some(isOfDepartments)
      ? { inChargeOf: [], headOf: [] }
      : await inTenant(tenantId, () => departmentsLedBy(staffId));
  const own = staffId === undefined ? {} : { staffId };
  const ability = abilityOf({
    userId: id,
    roles,
    ...led,
    ...own,
    tenant: { id: tenantId, isTopmost: tenant.reportsTo === undefined },
  });
  return {
    actor: { userId: id, name, tenantId, roles, ...own },
    ability: tenant.state === "active" ? ability : readingOf(ability),
  };
}

/** Whether a membership lets its account in: of an open tenant that the person has not left. */
export function isOpen({ membership, tenant }: HeldMembership): boolean {
  return tenant.state === "active" && membership.endedAt === undefined;
}

/** Whether it lets its account look: a unit that was merged into another is read as it was. */
export function isReadable({ membership, tenant }: HeldMembership): boolean {
  return membership.endedAt === undefined && (tenant.state === "active" || tenant.succeededBy !== undefined);
}

/** The same without a session, for work that goes on when the person is gone; undefined: no such account any more, or disabled, or no member of the open tenant. */
export async function actorIn(userId: string, tenantId: string): Promise<Caller | undefined> {
  const user = await users().findOne({ _id: userId });
  if (!user || user.disabledAt) return undefined;
  const found = (await membershipsWithTenants(userId)).find(({ tenant }) => tenant.id === tenantId);
  if (found === undefined || !isOpen(found)) return undefined;
  return callerOf({ id: userId, name: user.name }, found);
}
