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
 * within ten minutes for what is the same, with how often; under a grant, of the tenant that he comes from, too.
 */
export function countAct(actor: Actor, { by, ...act }: CountedAct): void {
  const { tenantId, userId, granted } = actor;
  const both = granted === undefined ? [tenantId] : [tenantId, granted.homeTenantId];
  for (const each of both) {
    countLater(JSON.stringify([act.action, each, userId, by, granted?.id]), (times) =>
      inTenant(each, () =>
        recordAudit({ ...act, actor, counted: { by: [userId, by, ...grantIn(actor)], times } }),
      ),
    );
  }
}

/** What is done under a grant is not what the same person does for himself, or under another one. */
function grantIn({ granted }: Actor): string[] {
  return granted === undefined ? [] : [granted.id];
}
