import type { User, UserTrailEntry } from "@duheng/contracts";
import { trailOfAccount } from "../audit/trail-of-account.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import type { Caller } from "../permissions/caller.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { accountSeenBy } from "./account-use-case.ts";
import { reachesAll } from "./reach.ts";

/**
 * The last sign-ins, refusals and acts on an account, the newest first, from the trails of all its units; for who administers
 * one unit, from that one's. Errors: `not-found`.
 */
export async function accountTrail(id: string, caller: Caller): Promise<UserTrailEntry[]> {
  const user = await accountSeenBy(caller, id);
  const tenantIds = unitsRead(user, caller);
  const names = new Map((await findTenants(tenantIds)).map((one) => [one.id, one.name]));
  const reason = `sign-ins and refusals of the account ${id}`;
  const isOwn = tenantIds.every((tenantId) => tenantId === caller.actor.tenantId);
  const read = () => trailOfAccount(id, tenantIds);
  const entries = await (isOwn
    ? read()
    : acrossTenants({ act: "users.readTrail", reason, actor: caller.actor }, read));
  return entries.map(({ tenantId, ...entry }) => ({ ...entry, unit: names.get(tenantId) ?? tenantId }));
}

function unitsRead({ memberships }: User, caller: Caller): string[] {
  const { tenantId: own } = caller.actor;
  if (!reachesAll(caller, "read")) return [own];
  // What is done to an account is told where it is done, too.
  return [...new Set([own, ...memberships.map(({ tenantId }) => tenantId)])];
}
