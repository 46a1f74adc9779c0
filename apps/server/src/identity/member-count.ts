import { memberships } from "./model.ts";

/** How many accounts are something in a tenant. */
export function memberCount(tenantId: string): Promise<number> {
  return memberships.count({ tenantId });
}
