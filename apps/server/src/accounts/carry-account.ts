import type { Membership, ReorganisationKind, Role, Staff } from "@duheng/contracts";
import { notePaperAccounts } from "../assessments/note-accounts.ts";
import { inTenant } from "../database/scope.ts";
import {
  isHeld,
  membershipOf,
  membershipsOfStaff,
  replaceMembership,
  setMembership,
} from "../identity/memberships.ts";
import { noteAccounts } from "../staff/accounts-of-staff.ts";

interface Carried {
  readonly kind: ReorganisationKind;
  readonly withRoles: boolean;
}

/** Roles that say what somebody is in a department, and go where it goes. */
const ofPlace: readonly Role[] = ["staff", "section-head", "leader-in-charge"];

/**
 * The account of somebody who goes over with his unit is of the receiving one, too; who was of both has the roles of both. Of a
 * unit that is merged it stays: it reads there what was. Across tenants, part of the transaction in which he goes. Errors:
 * `incompatible-roles`.
 */
export async function carryAccount(from: Staff, to: Staff, { kind, withRoles }: Carried): Promise<void> {
  const [membership] = await membershipsOfStaff(from.tenantId, [from.id]);
  if (membership === undefined || !isHeld(membership)) return;
  const { userId } = membership;
  if (kind === "split") await replaceMembership({ ...membership, endedAt: new Date().toISOString() });
  const [holder] = await membershipsOfStaff(to.tenantId, [to.id]);
  // He has another account there; one record has one.
  if (holder !== undefined && holder.userId !== userId) return;
  const roles = carriedRoles(membership.roles, withRoles);
  await join(userId, to.tenantId, roles.length === 0 ? ["staff"] : roles, to);
  await inTenant(to.tenantId, async () => {
    await noteAccounts([{ staffId: to.id, userId }]);
    await notePaperAccounts([{ staffId: to.id, userId }]);
  });
}

/** The same of an account that is of nobody's record, such as an administrator's. false: nothing of it goes along. */
export async function carryOfficial(
  { userId, roles }: Membership,
  toTenantId: string,
  { withRoles }: Pick<Carried, "withRoles">,
): Promise<boolean> {
  const carried = carriedRoles(roles, withRoles);
  if (carried.length === 0) return false;
  await join(userId, toTenantId, carried);
  return true;
}

/** Which roles go along. */
export function carriedRoles(roles: readonly Role[], withRoles: boolean): Role[] {
  return withRoles ? [...roles] : roles.filter((role) => ofPlace.includes(role));
}

async function join(userId: string, tenantId: string, roles: readonly Role[], to?: Staff): Promise<void> {
  const own = await membershipOf(userId, tenantId);
  const { endedAt, ...rest } = own ?? {};
  if (own !== undefined && endedAt !== undefined) await replaceMembership(rest as Membership);
  const before = own === undefined || endedAt !== undefined ? [] : own.roles;
  const record = to === undefined ? {} : { staffId: to.id, number: to.number };
  await setMembership({ userId, tenantId, roles: [...new Set([...before, ...roles])], ...record });
}
