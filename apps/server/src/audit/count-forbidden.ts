import { inTenant } from "../database/scope.ts";
import type { Actor } from "../identity/actor.ts";
import { countLater } from "./count-later.ts";
import { recordAudit } from "./record-audit.ts";

/** Somebody tried what he may not do: one entry for a person and a procedure within ten minutes, with how often. */
export function countForbidden(actor: Actor, procedure: string): void {
  countLater(`${actor.tenantId} ${actor.userId} ${procedure}`, (times) =>
    inTenant(actor.tenantId, () =>
      recordAudit({
        action: "access.refused",
        actor,
        details: { procedure },
        counted: { by: [actor.userId, procedure], times },
      }),
    ),
  );
}
