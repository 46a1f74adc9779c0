import type { Membership, ReorganisationKind, Role, Staff, Tenant } from "@duheng/contracts";
import { notePaperAccounts } from "../assessments/note-accounts.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import {
  isHeld,
  membershipOf,
  membershipsOfStaff,
  replaceMembership,
  setMembership,
} from "../identity/memberships.ts";
import { noteAccounts } from "../staff/accounts-of-staff.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { givenIn } from "./grantable-roles.ts";
import { inMergedUnits } from "./in-merged-units.ts";
import { accounts } from "./model.ts";
import { roleChanges } from "./set-roles.ts";
import { accountTarget } from "./tell-units.ts";

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
export async function carryAccount(
  from: Staff,
  to: Staff,
  { kind, withRoles }: Carried,
  actor: Actor,
): Promise<void> {
  const [membership] = await membershipsOfStaff(from.tenantId, [from.id]);
  if (membership === undefined || !isHeld(membership)) return;
  const { userId } = membership;
  if (kind === "split") {
    const endedAt = new Date().toISOString();
    // Who goes has no more part in the unit, nor in those that were merged into it.
    for (const one of [membership, ...(await inMergedUnits(membership))])
      await replaceMembership({ ...one, endedAt });
  }
  const [holder] = await membershipsOfStaff(to.tenantId, [to.id]);
  // He has another account there; one record has one.
  if (holder !== undefined && holder.userId !== userId) return;
  const tenant = await tenantOf(to.tenantId);
  const roles = carriedRoles(membership.roles, withRoles, tenant.kind);
  await join(userId, tenant, roles.length === 0 ? ["staff"] : roles, actor, to);
  await inTenant(to.tenantId, async () => {
    await noteAccounts([{ staffId: to.id, userId }]);
    await notePaperAccounts([{ staffId: to.id, userId }]);
  });
}

/** The same of an account that is of nobody's record, such as an administrator's. */
export async function carryOfficial(
  { userId, roles }: Membership,
  toTenantId: string,
  { withRoles }: Pick<Carried, "withRoles">,
  actor: Actor,
): Promise<void> {
  const tenant = await tenantOf(toTenantId);
  const carried = carriedRoles(roles, withRoles, tenant.kind);
  if (carried.length > 0) await join(userId, tenant, carried, actor);
}

/**
 * Which roles go along: those that are given in a tenant of this kind. Who administers a unit administers no city by a merger, and
 * those that the operator alone gives are never carried.
 */
export function carriedRoles(roles: readonly Role[], withRoles: boolean, kind: Tenant["kind"]): Role[] {
  const given = givenIn(kind);
  return roles.filter((role) => given.includes(role) && (withRoles || ofPlace.includes(role)));
}

async function tenantOf(tenantId: string): Promise<Tenant> {
  const [tenant] = await findTenants([tenantId]);
  if (tenant === undefined) throw new Error(`no tenant ${tenantId}`);
  return tenant;
}

/** What roles it gives stands in the trail of the receiving unit, as if they had been given by hand. */
async function join(
  userId: string,
  { id: tenantId, name: unit }: Tenant,
  roles: readonly Role[],
  { userId: by, name }: Actor,
  to?: Staff,
): Promise<void> {
  const own = await membershipOf(userId, tenantId);
  const { endedAt, ...rest } = own ?? {};
  if (own !== undefined && endedAt !== undefined) await replaceMembership(rest as Membership);
  const before = own === undefined || endedAt !== undefined ? [] : own.roles;
  const record = to === undefined ? {} : { staffId: to.id, number: to.number };
  const next = [...new Set([...before, ...roles])];
  await setMembership({ userId, tenantId, roles: next, ...record });
  await inTenant(tenantId, async () =>
    recordAudit({
      action: "users.setRoles",
      actor: { userId: by, name },
      target: accountTarget(await accounts.get(userId)),
      changes: roleChanges(before, next),
      details: { unit },
    }),
  );
}
