import type { AuditTarget } from "@duheng/contracts";
import type { Actor } from "../identity/actor.ts";
import { auditEntries } from "./model.ts";

export interface AuditInput {
  /** domain.verb, such as assessments.submit. */
  action: string;
  actor: Actor;
  target?: AuditTarget;
  reason?: string;
  /** A named reach across tenants. */
  across?: boolean;
  details?: Record<string, unknown>;
}

/** Adds an entry to the audit trail of the present tenant; inside a transaction, it is part of it. */
export async function recordAudit({ action, actor, ...rest }: AuditInput): Promise<void> {
  await auditEntries.insert({
    at: new Date().toISOString(),
    actor: { userId: actor.userId, name: actor.name, roles: [...actor.roles] },
    action,
    ...rest,
  });
}
