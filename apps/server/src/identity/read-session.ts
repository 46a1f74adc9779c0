import type { Membership, Role, Tenant } from "@duheng/contracts";
import { inTenant } from "../database/scope.ts";
import { departmentsLedBy } from "../staff/departments-led-by.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { type AppAbility, abilityOf } from "./abilities.ts";
import type { Actor } from "./actor.ts";
import { auth } from "./auth.ts";
import { membershipsOf } from "./memberships.ts";
import { setCookies } from "./set-cookies.ts";

/** Who is signed in, for which tenant, and what the person may do there. */
export interface Session {
  readonly token: string;
  readonly user: { readonly id: string; readonly username: string; readonly name: string };
  readonly tenant: Tenant;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  readonly actor: Actor;
  readonly ability: AppAbility;
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
  const { roles, staffId } = active;
  const led =
    staffId === undefined
      ? { inChargeOf: [], headOf: [] }
      : await inTenant(tenant.id, () => departmentsLedBy(staffId));
  const own = staffId === undefined ? {} : { staffId };
  return {
    token: session.token,
    user: { id: user.id, username: user.username ?? "", name: user.name },
    tenant,
    roles,
    memberships,
    actor: { userId: user.id, name: user.name, tenantId: tenant.id, roles, ...own },
    ability: abilityOf({ userId: user.id, roles, ...led, ...own }),
    cookies: setCookies(answer.headers),
  };
}
