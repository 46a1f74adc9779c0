import type { AuditEntry, BilingualText } from "@duheng/contracts";
import { auditEntries } from "./model.ts";
import { sayEntry } from "./say-entry.ts";

/** So many are told. */
const most = 50;

/** Who signs in, fails to, and is refused; what is done to an account is by its target. */
const own = ["identity.signIn", "identity.signOut", "identity.changePassword", "access.refused"] as const;

/** What the trails of these tenants tell of an account, the newest first; across tenants where they are several. */
export async function trailOfAccount(
  userId: string,
  tenantIds: readonly string[],
): Promise<(Pick<AuditEntry, "id" | "tenantId" | "at" | "action"> & { readonly said: BilingualText })[]> {
  const found: AuditEntry[] = [];
  for (const tenantId of tenantIds) {
    const range = { sort: { at: -1 }, limit: most } as const;
    for (const action of own)
      found.push(...(await auditEntries.find({ tenantId, "actor.userId": userId, action }, range)));
    found.push(
      ...(await auditEntries.find({ tenantId, "target.id": userId, "target.kind": "users" }, range)),
    );
  }
  return found
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, most)
    .map((entry) => ({
      id: entry.id,
      tenantId: entry.tenantId,
      at: entry.at,
      action: entry.action,
      said: sayEntry(entry),
    }));
}
