import type { AuditChange, AuditTarget } from "@duheng/contracts";
import type { Actor } from "../identity/actor.ts";
import { auditEntries } from "./model.ts";

export interface AuditInput {
  /** domain.verb, such as assessments.submit. */
  action: string;
  actor: Actor;
  target?: AuditTarget;
  reason?: string;
  changes?: AuditChange[];
  /** A named reach across tenants. */
  across?: boolean;
  details?: Record<string, unknown>;
  /** With `true`, nothing is added where the same person did the same to the same target within ten minutes. */
  grouped?: boolean;
}

/** What is saved, searched or beaten all the time would bury what people look for in the trail. */
const groupMinutes = 10;

/** Adds an entry to the audit trail of the present tenant; inside a transaction, it is part of it. */
export async function recordAudit(input: AuditInput): Promise<void> {
  const { action, actor, grouped = false, ...rest } = input;
  if (grouped && (await isThereAlready(input))) return;
  await auditEntries.insert({
    at: new Date().toISOString(),
    actor: { userId: actor.userId, name: actor.name, roles: [...actor.roles] },
    action,
    ...rest,
  });
}

async function isThereAlready({ action, actor, target, reason }: AuditInput): Promise<boolean> {
  const found = await auditEntries.findOne({
    "actor.userId": actor.userId,
    action,
    at: { $gte: new Date(Date.now() - groupMinutes * 60_000).toISOString() },
    ...(target === undefined ? {} : { "target.id": target.id }),
    ...(reason === undefined ? {} : { reason }),
  });
  return found !== undefined;
}
