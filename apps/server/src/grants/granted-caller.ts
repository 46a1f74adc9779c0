import type { Grant, Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { grantedAbility } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { activeStaff, staffOfPerson } from "../staff/of-person.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { grantActs, isToAct, judgingRoles } from "./acts.ts";
import { GrantModel, grants } from "./model.ts";
import { relativesInOwner } from "./relatives.ts";
import { grantEnded, standingOf } from "./standing.ts";

/**
 * What somebody is in the tenant that granted him something: an actor there without any role, who may do `act` (absent: what
 * he calls knows nothing of grants) to the grant's assessments and nothing else. Read anew for each call, so that a grant
 * that has ended lets nobody do anything from that moment. Outside of any scope. Errors: `not-found` unless it is his,
 * `forbidden` where it has ended, or does not let him do this.
 */
export async function grantedCaller(own: Actor, grantId: string, act: string | undefined): Promise<Caller> {
  const grant = await grantOf(own, grantId);
  const [owner] = await findTenants([grant.ownerTenantId]);
  if (owner?.state !== "active") throw notFound();
  const standing = standingOf(grant, owner);
  if (standing !== "valid") throw grantEnded(grant, standing);
  if (!own.roles.some((role) => judgingRoles.includes(role))) throw noPost();
  if (act === undefined || !grantActs.includes(act) || !grant.acts.includes(act)) throw notGranted(grant);
  const { userId, name } = own;
  // Somebody who is on both staffs is known for himself here, so that he judges neither himself.
  const staffIds = (await inTenant(owner.id, () => staffOfPerson(grant.personId))).map((one) => one.id);
  const [staffId] = staffIds;
  const self = staffId === undefined ? {} : { staffId };
  const relatives = act === "read" ? [] : await relativesInOwner(grant);
  const { id, acts, homeTenantId, homeName, assessmentIds } = grant;
  return {
    actor: {
      ...{ userId, name, tenantId: owner.id, roles: [], ...self },
      granted: { id, acts, homeTenantId, homeName, ownerName: owner.name, relatives },
    },
    ability: grantedAbility({ userId, assessmentIds, isToAct: isToAct(acts), staffIds }),
    hold: () => hold(id, owner),
  };
}

/** The grant, when it is this person's, as the member of the tenant in which he works now. */
async function grantOf(own: Actor, id: string): Promise<Grant> {
  const { staffId, tenantId } = own;
  if (staffId === undefined) throw notFound();
  const grant = await grants.findOne({ _id: id, homeTenantId: tenantId, staffId });
  const record = await inTenant(tenantId, () => activeStaff(staffId));
  if (grant === undefined || record?.personId !== grant.personId) throw notFound();
  return grant;
}

/** Each act writes its grant: of it and a withdrawal at the same moment, one is run again and sees the other. */
async function hold(id: string, owner: Tenant): Promise<void> {
  const { matchedCount } = await GrantModel.updateOne(
    { _id: id, state: "given" },
    { $inc: { uses: 1 }, $set: { lastUsedAt: new Date() } },
  );
  const grant = await grants.get(id);
  const standing = standingOf(grant, owner);
  if (matchedCount === 0 || standing !== "valid") throw grantEnded(grant, standing);
}

function noPost(): AppError {
  return new AppError("forbidden", {
    message: {
      zh: "您在本单位已没有评鉴他人的岗位，不能再凭授权办理。",
      en: "You no longer have a post in which others are reviewed, so the grant cannot be used.",
    },
  });
}

function notGranted({ ownerName }: Grant): AppError {
  return new AppError("forbidden", {
    message: {
      zh: `“${ownerName}”给您的授权不包括这项操作。`,
      en: `What “${ownerName}” granted you does not include this.`,
    },
  });
}
