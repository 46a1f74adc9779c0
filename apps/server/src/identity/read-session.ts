import type { Membership, Role, Tenant } from "@duheng/contracts";
import type { Caller } from "../permissions/caller.ts";
import { callerOf, isOpen, isReadable } from "./actor-in.ts";
import { auth } from "./auth.ts";
import { type HeldMembership, membershipsWithTenants } from "./memberships.ts";
import { type FoundSession, sessionInUse } from "./session-in-use.ts";
import { setCookies } from "./set-cookies.ts";

/** Who is signed in, for which tenant, and what the person may do there. */
export interface Session extends Caller {
  readonly token: string;
  readonly user: { readonly id: string; readonly username: string; readonly name: string };
  readonly tenant: Tenant;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  /** Signed in with a slip: nothing but identity's own is answered before there is an own password. */
  readonly mustChangePassword: boolean;
  /** Names of the tenants of the memberships, by their ids. */
  readonly tenantNames: ReadonlyMap<string, string>;
  /** Of those that were merged into another unit, and are only read: what that is called. */
  readonly successorNames: ReadonlyMap<string, string>;
  /** Cookies to set again, when the session was prolonged. */
  readonly cookies: readonly string[];
}

/**
 * The session that the cookies name, read from the database at each request so that a signed-out one is dead at
 * once. undefined: none, expired, of a disabled account, or a person without a membership that acts in any open tenant.
 */
export async function readSession(headers: Headers): Promise<Session | undefined> {
  if (!headers.has("cookie")) return undefined;
  const found = await findSession(headers);
  if (found === undefined) return undefined;
  const { session, user, cookies } = found;
  // A sign-in that overtook the end of its account's sessions.
  if (user.disabledAt) return undefined;
  const readable = found.memberships.filter(isReadable);
  const active =
    readable.find(({ tenant }) => tenant.id === session.activeTenantId) ??
    readable.find(isOpen) ??
    readable[0];
  if (active === undefined) return undefined;
  const { roles } = active.membership;
  const standing = await callerOf(user, active);
  return {
    token: session.token,
    user: { id: user.id, username: user.username ?? "", name: user.name },
    tenant: active.tenant,
    roles,
    mustChangePassword: Boolean(user.slipEndsAt),
    memberships: readable.map(({ membership }) => membership),
    tenantNames: new Map(readable.map(({ tenant }) => [tenant.id, tenant.name])),
    successorNames: new Map(
      readable.flatMap(({ tenant: { id, succeededBy } }) => (succeededBy ? [[id, succeededBy.name]] : [])),
    ),
    ...standing,
    cookies,
  };
}

interface Found extends FoundSession {
  readonly memberships: readonly HeldMembership[];
  readonly cookies: readonly string[];
}

async function findSession(headers: Headers): Promise<Found | undefined> {
  const inUse = await sessionInUse(headers);
  if (inUse) return { ...inUse, cookies: [] };
  const { api } = await auth();
  const answer = await api.getSession({ headers, returnHeaders: true });
  if (!answer.response) return undefined;
  const { session, user } = answer.response;
  return {
    session,
    user,
    memberships: await membershipsWithTenants(user.id),
    cookies: setCookies(answer.headers),
  };
}
