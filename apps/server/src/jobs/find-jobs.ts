import type { Job } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import type { JobKind } from "./job-kind.ts";
import { jobs } from "./model.ts";

/** What of a job's input is asked for. */
type Asked<Input> = Partial<Record<keyof Input & string, string | number>>;

/** The present tenant's latest job of a kind that was told this; without what it keeps between its steps. */
export async function latestJob<Input extends object>(
  kind: Pick<JobKind<Input>, "kind">,
  input: Asked<Input>,
): Promise<Job | undefined> {
  const options = { sort: { enqueuedAt: -1, _id: -1 }, limit: 1, without: ["stage"] } as const;
  const [latest] = await jobs.find(filterOf(kind, input), options);
  return latest;
}

/** Those that are not over. */
export function openJobs<Input extends object>(
  kind: Pick<JobKind<Input>, "kind">,
  input: Asked<Input>,
): Promise<Job[]> {
  return jobs.find({ ...filterOf(kind, input), isOpen: true }, { without: ["stage"] });
}

/** A job of the present tenant; undefined where it is forgotten. */
export function jobById(id: string): Promise<Job | undefined> {
  return jobs.findOne({ _id: id, tenantId: requireTenantId() }, { without: ["stage"] });
}

/** Whether a job is over, or there is none. */
export async function jobIsOver(id: string | undefined): Promise<boolean> {
  return id === undefined || (await jobs.findOne({ _id: id, isOpen: true })) === undefined;
}

function filterOf<Input extends object>({ kind }: Pick<JobKind<Input>, "kind">, input: Asked<Input>) {
  const told = Object.entries(input).map(([name, value]) => [`input.${name}`, value]);
  return { tenantId: requireTenantId(), kind, ...Object.fromEntries(told) };
}

/** What people want of a tenant and is not over, by kind. */
export function wantedJobsOf(tenantId: string): Promise<Job[]> {
  return jobs.find({ tenantId, isOpen: true, by: { $exists: true } }, { without: ["stage"] });
}
