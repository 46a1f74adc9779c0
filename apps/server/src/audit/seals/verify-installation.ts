import type { BilingualText, TrailHeads } from "@duheng/contracts";
import { inTenant } from "../../database/scope.ts";
import { forEachTenant } from "../../tenants/for-each-tenant.ts";
import { sayInstant } from "../say-entry.ts";
import { holdsHead, type TrailCheck, verifyWholeTrail } from "./verify-trail.ts";

/** The end of one tenant's chain. */
export type TenantHead = TrailHeads[number];

/** What was found in one tenant's trail. */
export type TenantFinding = BilingualText & { tenantId: string };

export interface InstallationCheck extends Pick<TrailCheck, "entries" | "seals"> {
  unsealed: number;
  overdue: number;
  /** The present ends of the chains, of all tenants that have one. */
  heads: TenantHead[];
  problems: TenantFinding[];
  doubts: TenantFinding[];
}

/** The trails of all tenants; `noted`: ends that the chains had once, which they must still hold. */
export async function verifyInstallation(noted: readonly TenantHead[]): Promise<InstallationCheck> {
  const whole: InstallationCheck = {
    entries: 0,
    seals: 0,
    unsealed: 0,
    overdue: 0,
    heads: [],
    problems: [],
    doubts: [],
  };
  await forEachTenant(async (tenantId) => {
    const { entries, seals, unsealed = 0, overdue = 0, head, problems, doubts } = await verifyWholeTrail();
    whole.entries += entries;
    whole.seals += seals;
    whole.unsealed += unsealed;
    whole.overdue += overdue;
    if (head) whole.heads.push({ tenantId, ...head });
    whole.problems.push(...problems.map((told) => ({ tenantId, ...told })));
    whole.doubts.push(...doubts.map((told) => ({ tenantId, ...told })));
  });
  for (const head of noted) {
    if (!(await inTenant(head.tenantId, () => holdsHead(head)))) whole.problems.push(lost(head));
  }
  return whole;
}

function lost({ tenantId, number, at }: TenantHead): TenantFinding {
  const when = sayInstant(at);
  return {
    tenantId,
    zh: `上次记下的第 ${number} 个封存（${when}）已不在链中：记录被截断或整条换过，或恢复过更早的备份。`,
    en: `Seal ${number} (${when}), noted last time, is not in the chain: it was cut off or replaced, or an older backup was restored.`,
  };
}
