import { type Tenant, type TenantArchive, validators } from "@duheng/contracts";
import { tellTenants } from "../audit/tell-tenants.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { newId } from "../database/model.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { keptMilliseconds, makeArchiveJob } from "./make.ts";
import { archives } from "./model.ts";
import { refuseBeforeFeedback } from "./own-results.ts";
import { refuseElsewhere } from "./reach.ts";
import { withJob } from "./with-job.ts";

/**
 * Asks for an archive of the own tenant, or of one below it, which a job makes; one that is being made is answered. Errors:
 * `forbidden` (who waits for the own feedback, too), `not-found`, `wrong-state` (too many are kept).
 */
export const askArchive = useCase({
  name: "archives.ask",
  ability: ["create", "archives"],
  input: validators.AskArchiveInput,
  async prepare({ input, caller }): Promise<Tenant> {
    const { tenantId = caller.actor.tenantId } = input;
    await refuseElsewhere(tenantId, caller);
    // Of one below it is looked at when the archive is made, there.
    if (tenantId === caller.actor.tenantId) await refuseBeforeFeedback(caller);
    const [tenant] = await findTenants([tenantId]);
    if (tenant === undefined) throw notFound();
    return tenant;
  },
  async run({ prepared: { id: tenantId, name }, caller: { actor } }): Promise<TenantArchive> {
    const archiveId = newId();
    const target = { kind: "tenants", id: tenantId, name };
    const job = await enqueue(makeArchiveJob, { input: { archiveId }, actor, key: tenantId, target });
    const present = String(Reflect.get(job.input, "archiveId"));
    if (present !== archiveId) return archives.get(present);
    await refuseTooMany(tenantId);
    if (tenantId !== actor.tenantId) {
      const reason = `an archive of the tenant ${tenantId} below`;
      await acrossTenants({ act: "archives.ofBelow", reason, actor }, () =>
        tellTenants([tenantId], { action: "archives.ask", actor, target, across: true }),
      );
    }
    return archives.insert({
      id: archiveId,
      of: { tenantId, name },
      jobId: job.id,
      askedBy: { userId: actor.userId, name: actor.name },
      expiresAt: new Date(Date.now() + keptMilliseconds).toISOString(),
    });
  },
  audit: { target: ({ prepared: { id, name } }) => ({ kind: "tenants", id, name }) },
  answer: ({ result }) => withJob(result),
});

/** The disk is everybody's: of a city's thousand units nobody keeps all at once. */
const mostKept = 20;

/** Part of the transaction that asks for one: what it wanted is taken back. That of the same tenant is replaced. */
async function refuseTooMany(tenantId: string): Promise<void> {
  const kept = await archives.count({ expiresAt: { $gt: new Date() }, "of.tenantId": { $ne: tenantId } });
  if (kept < mostKept) return;
  throw new AppError("wrong-state", {
    message: {
      zh: `已保留 ${kept} 个归档，不能再多。请先下载并删除不再需要的，再申请。`,
      en: `${kept} archives are kept already, and no more can be. Download those you need, remove some, then ask again.`,
    },
  });
}
