import type { ListableOf } from "../database/list-input.ts";
import { auditConditions } from "./conditions.ts";

/** By what the trail is read: page by page, and as a workbook. */
export const auditListing = {
  search: ["actor.name", "action", "reason", "target.name"],
  filterable: ["action", "actor.userId", "target.id", "target.kind", "across"],
  conditions: auditConditions,
  sortable: ["at", "action"],
  defaultSort: { at: -1 },
} satisfies ListableOf<"AuditEntry">;
