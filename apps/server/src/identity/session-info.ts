import type { SessionInfo } from "@duheng/contracts";
import { packedRules } from "../permissions/abilities.ts";
import type { Session } from "./read-session.ts";

/** What `identity.me` answers: the session, and its abilities as packed CASL rules. */
export function sessionInfo(session: Session): SessionInfo & { rules: ReturnType<typeof packedRules> } {
  const { user, tenant, roles, memberships, actor, ability, mustChangePassword } = session;
  const { tenantNames, successorNames } = session;
  const successorOf = (tenantId: string) => {
    const succeededBy = successorNames.get(tenantId);
    return succeededBy === undefined ? {} : { succeededBy };
  };
  return {
    user: { ...user },
    tenant: {
      id: tenant.id,
      name: tenant.name,
      kind: tenant.kind,
      timeZone: tenant.timeZone,
      ...successorOf(tenant.id),
    },
    roles: [...roles],
    memberships: memberships.map((one) => ({
      tenantId: one.tenantId,
      tenantName: tenantNames.get(one.tenantId) ?? one.tenantId,
      ...successorOf(one.tenantId),
      roles: one.roles,
    })),
    ...(actor.staffId === undefined ? {} : { staffId: actor.staffId }),
    ...(mustChangePassword ? { mustChangePassword } : {}),
    rules: packedRules(ability),
  };
}
