import { inTenant } from "../database/scope.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { noInput } from "../jobs/no-input.ts";
import { nextTenantId } from "../tenants/find-tenants.ts";
import { archives } from "./model.ts";
import { loosenContent } from "./remove.ts";

interface Stage {
  /** Of the tenant that was looked at last; empty: none yet. */
  readonly tenantId: string;
  readonly removed: number;
}

/** Removes the archives whose time is over, a tenant a step; what is left of their contents is swept with the loose files. */
export const sweepArchivesJob = registerJobKind<object, Stage, { removed: number }>({
  kind: "archives.sweep",
  input: noInput,
  async step({ stage = { tenantId: "", removed: 0 } }) {
    const progress = { done: stage.removed, total: stage.removed };
    const tenantId = await nextTenantId(stage.tenantId);
    if (tenantId === undefined) return { progress, next: { result: { removed: stage.removed } } };
    const over = await inTenant(tenantId, () => archives.find({ expiresAt: { $lte: new Date() } }));
    return {
      write: () =>
        inTenant(tenantId, async () => {
          for (const one of over) {
            await archives.remove(one.id, one.revision);
            await loosenContent(one);
          }
        }),
      progress,
      next: { stage: { tenantId, removed: stage.removed + over.length } },
    };
  },
});
