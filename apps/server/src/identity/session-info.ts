import type { SessionInfo } from "@duheng/contracts";
import { packedRules } from "../permissions/abilities.ts";
import type { Session } from "./read-session.ts";

/** What `identity.me` answers: the session, and its abilities as packed CASL rules. */
export function sessionInfo(session: Session): SessionInfo & { rules: ReturnType<typeof packedRules> } {
  const { user, tenant, roles, memberships, tenantNames, actor, ability, mustChangePassword } = session;
  return {
    user: { ...user },
    tenant: { id: tenant.id, name: tenant.name, kind: tenant.kind, timeZone: tenant.timeZone },
    roles: [...roles],
    memberships: memberships.map((one) => ({
      tenantId: one.tenantId,
      tenantName: tenantNames.get(one.tenantId) ?? one.tenantId,
      roles: one.roles,
    })),
    ...(actor.staffId === undefined ? {} : { staffId: actor.staffId }),
    ...(mustChangePassword ? { mustChangePassword } : {}),
    rules: packedRules(ability),
  };
}
