import type { Membership, Role, Tenant } from "@duheng/contracts";
import type { Caller } from "../permissions/caller.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { callerOf } from "./actor-in.ts";
import { auth } from "./auth.ts";
import { membershipsOf } from "./memberships.ts";
import { setCookies } from "./set-cookies.ts";

/** Who is signed in, for which tenant, and what the person may do there. */
export interface Session extends Caller {
  readonly token: string;
  readonly user: { readonly id: string; readonly username: string; readonly name: string };
  readonly tenant: Tenant;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  /** Cookies to set again, when the session was prolonged. */
  readonly cookies: readonly string[];
}

/**
 * The session that the cookies name, read from the database at each request so that a signed-out one is dead at
 * once. undefined: none, expired, of a disabled account, or a person without a membership in any open tenant.
 */
export async function readSession(headers: Headers): Promise<Session | undefined> {
  if (!headers.has("cookie")) return undefined;
  const { api } = await auth();
  const answer = await api.getSession({ headers, returnHeaders: true });
  if (!answer.response) return undefined;
  const { session, user } = answer.response;
  // A sign-in that overtook the end of its account's sessions.
  if (user.disabledAt) return undefined;
  const all = await membershipsOf(user.id);
  const tenants = new Map((await findTenants(all.map((one) => one.tenantId))).map((one) => [one.id, one]));
  const memberships = all.filter((one) => tenants.get(one.tenantId)?.state === "active");
  const active = memberships.find((one) => one.tenantId === session.activeTenantId) ?? memberships[0];
  const tenant = active && tenants.get(active.tenantId);
  if (!active || !tenant) return undefined;
  const { roles } = active;
  const standing = await callerOf(user, active);
  return {
    token: session.token,
    user: { id: user.id, username: user.username ?? "", name: user.name },
    tenant,
    roles,
    memberships,
    ...standing,
    cookies: setCookies(answer.headers),
  };
}
