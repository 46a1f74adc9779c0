import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { countLater } from "./count-later.ts";
import { type AuditInput, recordAudit } from "./record-audit.ts";

interface CountedAct extends Pick<AuditInput, "action" | "target" | "details"> {
  /** What makes it the same, beside the action and the person. */
  readonly by: string;
}

/**
 * Tells the trail of the actor's unit of what somebody does again and again, without making anybody wait: one entry
 * within ten minutes for what is the same, with how often.
 */
export function countAct(actor: Actor, { by, ...act }: CountedAct): void {
  const { tenantId, userId } = actor;
  countLater(JSON.stringify([act.action, tenantId, userId, by]), (times) =>
    inTenant(tenantId, () => recordAudit({ ...act, actor, counted: { by: [userId, by], times } })),
  );
}
