import type { Role } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { memberships } from "./model.ts";

/** Staff ids of those who hold a role in the tenant of the present scope. */
export async function staffWithRole(role: Role): Promise<string[]> {
  const found = await memberships.find(
    { tenantId: requireTenantId(), roles: role },
    { sort: { createdAt: 1, _id: 1 } },
  );
  return found.flatMap((membership) => membership.staffId ?? []);
}
