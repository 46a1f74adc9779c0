import type { StandingMembership, UserStanding } from "@duheng/contracts";
import { membershipsOf } from "../identity/memberships.ts";
import { openSessions } from "../identity/users.ts";
import type { Caller } from "../permissions/caller.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { accountSeenBy } from "./account-use-case.ts";
import { grantableRoles } from "./grantable-roles.ts";
import { reachesAll } from "./reach.ts";
import { type AccountAct, actionOf, refusalOf } from "./refusals.ts";

/** What an account is where, its sessions, and what of it is the reader's to decide. Errors: `not-found`. */
export async function accountStanding(id: string, caller: Caller): Promise<UserStanding> {
  const user = await accountSeenBy(caller, id);
  const sees = reachesAll(caller, "read");
  const seen = (await membershipsOf(id)).filter(({ tenantId }) => sees || tenantId === caller.actor.tenantId);
  const tenants = new Map(
    (await findTenants(seen.map(({ tenantId }) => tenantId))).map((one) => [one.id, one]),
  );
  const numbers = new Map(user.memberships.map(({ tenantId, number }) => [tenantId, number]));
  const refused = Object.fromEntries(
    (Object.keys(actionOf) as AccountAct[]).flatMap((act) => {
      const why = refusalOf(act, user, caller);
      return why === undefined ? [] : [[act, why]];
    }),
  );
  return {
    memberships: seen.map(({ tenantId, roles, revision, staffId, endedAt }): StandingMembership => {
      const tenant = tenants.get(tenantId);
      const number = numbers.get(tenantId);
      const isDecided = refused.roles === undefined && endedAt === undefined && tenant?.state === "active";
      return {
        tenantId,
        tenantName: tenant?.name ?? tenantId,
        roles,
        revision,
        ...(staffId === undefined ? {} : { staffId }),
        ...(number === undefined ? {} : { number }),
        ...(endedAt === undefined ? {} : { endedAt }),
        grantable: isDecided ? grantableRoles(caller, tenant) : [],
      };
    }),
    sessions: await openSessions(id),
    refused,
  };
}
