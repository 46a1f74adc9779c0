import { type TenantArchive, validators } from "@duheng/contracts";
import { loosen } from "../files/loose.ts";
import { endJob } from "../jobs/cancel-job.ts";
import { jobIsOver } from "../jobs/find-jobs.ts";
import { useCase } from "../use-cases/use-case.ts";
import { archives } from "./model.ts";

/** Takes an archive away before its time: nobody downloads it any more. One that is being made is cancelled. Errors: `not-found`, `conflict`. */
export const removeArchive = useCase({
  name: "archives.remove",
  ability: ["remove", "archives"],
  input: validators.RemoveInput,
  before: ({ input }) => archives.get(input.id),
  async run({ input, before }): Promise<void> {
    if (!(await jobIsOver(before.jobId))) await endJob({ id: before.jobId });
    await archives.remove(input.id, input.revision);
    await loosenContent(before);
  },
  audit: { target: ({ before: { of } }) => ({ kind: "tenants", id: of.tenantId, name: of.name }) },
});

/** Its content is left to the sweep of files. Part of the transaction that removes it. */
export async function loosenContent({ made }: TenantArchive): Promise<void> {
  if (made !== undefined) await loosen([made.contentId]);
}
