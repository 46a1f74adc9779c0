import type { SessionInfo } from "@duheng/contracts";
import { packedRules } from "../permissions/abilities.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import type { Session } from "./read-session.ts";

/** What `identity.me` answers: the session, and its abilities as packed CASL rules. */
export async function sessionInfo(
  session: Session,
): Promise<SessionInfo & { rules: ReturnType<typeof packedRules> }> {
  const { user, tenant, roles, memberships, actor, ability } = session;
  const named = await findTenants(memberships.map((one) => one.tenantId));
  const names = new Map(named.map((one) => [one.id, one.name]));
  return {
    user: { ...user },
    tenant: { id: tenant.id, name: tenant.name, kind: tenant.kind, timeZone: tenant.timeZone },
    roles: [...roles],
    memberships: memberships.map((one) => ({
      tenantId: one.tenantId,
      tenantName: names.get(one.tenantId) ?? one.tenantId,
      roles: one.roles,
    })),
    ...(actor.staffId === undefined ? {} : { staffId: actor.staffId }),
    rules: packedRules(ability),
  };
}
