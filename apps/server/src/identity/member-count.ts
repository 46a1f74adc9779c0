import { memberships } from "./model.ts";

/** How many accounts are, or were, something in a tenant. */
export function memberCount(tenantId: string): Promise<number> {
  return memberships.count({ tenantId });
}
