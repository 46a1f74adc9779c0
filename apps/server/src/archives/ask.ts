import { type Tenant, type TenantArchive, validators } from "@duheng/contracts";
import { tellTenants } from "../audit/tell-tenants.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { newId } from "../database/model.ts";
import { notFound } from "../errors/app-error.ts";
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
 * `forbidden` (who waits for the own feedback, too), `not-found`.
 */
export const askArchive = useCase({
  name: "archives.ask",
  ability: ["create", "archives"],
  input: validators.AskArchiveInput,
  async prepare({ input, caller }): Promise<Tenant> {
    const { tenantId = caller.actor.tenantId } = input;
    await refuseElsewhere(tenantId, caller);
    await refuseBeforeFeedback(caller);
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
