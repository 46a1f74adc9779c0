import type { TenantArchive } from "@duheng/contracts";
import { jobById } from "../jobs/find-jobs.ts";

/** With how far its making is, and why it failed. */
export async function withJob(archive: TenantArchive): Promise<TenantArchive> {
  const job = await jobById(archive.jobId);
  if (job === undefined) return archive;
  const { state, progress, error } = job;
  return { ...archive, job: { state, progress, ...(error === undefined ? {} : { error }) } };
}
