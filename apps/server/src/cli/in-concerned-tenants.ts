import { inTenant } from "../database/scope.ts";
import { topTenants } from "../tenants/find-tenants.ts";

/**
 * Runs `tell` in each tenant that a command concerns, so that its auditors read of it; in the topmost ones where it
 * concerns none or the whole installation.
 */
export async function inConcernedTenants(ids: readonly string[], tell: () => Promise<void>): Promise<void> {
  const concerned = ids.length > 0 ? ids : (await topTenants()).map((one) => one.id);
  for (const id of new Set(concerned)) await inTenant(id, tell);
}
