import type { ReadContract } from "../rpc/list-contract.ts";
import { auditConditions } from "./conditions.ts";
import { auditEntries } from "./model.ts";
import { sayEntry } from "./say-entry.ts";

/** How the trail is read: page by page, and as a workbook. */
export const auditContract = {
  subject: "audit",
  repository: auditEntries,
  search: ["actor.name", "action", "reason", "target.name"],
  filterable: ["action", "actor.userId", "target.id", "target.kind", "across"],
  conditions: auditConditions,
  sortable: ["at", "action"],
  defaultSort: { at: -1 },
  view: async (entry) => ({ ...entry, said: sayEntry(entry) }),
} satisfies ReadContract<"AuditEntry">;
