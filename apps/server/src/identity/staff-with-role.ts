import type { Role } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { memberships } from "./model.ts";

/** Staff ids of those who hold a role in the tenant of the present scope, and have not left. */
export function staffWithRole(role: Role): Promise<string[]> {
  return staffWithRoleIn(requireTenantId(), [role]);
}

/** The same of any tenant, and of whoever holds one of several roles. */
export async function staffWithRoleIn(tenantId: string, roles: readonly Role[]): Promise<string[]> {
  const found = await memberships.find(
    { tenantId, roles: { $in: [...roles] }, endedAt: { $exists: false } },
    { sort: { createdAt: 1, _id: 1 } },
  );
  return found.flatMap((membership) => membership.staffId ?? []);
}
