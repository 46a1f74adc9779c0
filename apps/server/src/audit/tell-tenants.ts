import { auditEntries } from "./model.ts";
import { type AuditInput, entryOf } from "./record-audit.ts";

/** Tells the same in the trails of several tenants; part of a reach across them. */
export async function tellTenants(tenantIds: readonly string[], input: AuditInput): Promise<void> {
  for (const tenantId of tenantIds) await auditEntries.insert({ ...entryOf(input, tenantId), tenantId });
}
