import { log } from "../base/log.ts";
import { onAcross } from "../database/across-tenants.ts";
import { inTenant } from "../database/scope.ts";
import { recordAudit } from "./record-audit.ts";

let registered = false;

/**
 * Each reach across tenants leaves an entry in the trail of the tenant that reached (typing into a search reaches many
 * times: one entry within ten minutes); the operator's own commands, which belong to no tenant, leave a line in the
 * log.
 */
export function auditAcross(): void {
  if (registered) return;
  registered = true;
  onAcross(async ({ act, reason, from, actor }) => {
    if (from === undefined || actor === undefined) {
      log.info({ act, reason }, "reach across tenants");
      return;
    }
    await inTenant(from, () => recordAudit({ action: act, reason, across: true, actor, grouped: true }));
  });
}
