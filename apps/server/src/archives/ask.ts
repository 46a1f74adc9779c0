import { type Tenant, type TenantArchive, validators } from "@duheng/contracts";
import { newId } from "../database/model.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { keptMilliseconds, makeArchiveJob } from "./make.ts";
import { archives } from "./model.ts";
import { refuseBeforeFeedback } from "./own-results.ts";
import { withJob } from "./with-job.ts";

/**
 * Asks for an archive of the own tenant, which a job makes; one that is being made is answered. Errors: `forbidden` (who waits for
 * the own feedback, too).
 */
export const askArchive = useCase({
  name: "archives.ask",
  ability: ["create", "archives"],
  input: validators.AskArchiveInput,
  async prepare({ caller }): Promise<Tenant> {
    await refuseBeforeFeedback(caller);
    return currentTenant();
  },
  async run({ prepared: { id: tenantId, name }, caller: { actor } }): Promise<TenantArchive> {
    const archiveId = newId();
    const target = { kind: "tenants", id: tenantId, name };
    const job = await enqueue(makeArchiveJob, { input: { archiveId }, actor, key: tenantId, target });
    const present = String(Reflect.get(job.input, "archiveId"));
    if (present !== archiveId) return archives.get(present);
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
