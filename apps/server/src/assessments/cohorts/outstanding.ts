import type { Assessment, OutstandingCohort } from "@duheng/contracts";
import { waitingFor } from "@duheng/form/scores";
import { latestJob } from "../../jobs/find-jobs.ts";
import { assessments, cohorts, quotaGroups } from "../model.ts";
import { cohortId, waitingIn } from "./cohort.ts";
import { scoreCohortJob } from "./score-cohort.ts";

/**
 * The categories among these members, as far as they count, whose scores still wait for what everybody of the category
 * says together, also those of other quota groups; with how many are to be reviewed first, and why it stopped if it did.
 */
export async function outstandingCohorts(
  cycleId: string,
  members: readonly Assessment[],
): Promise<OutstandingCohort[]> {
  const counted = members.filter(({ excluded }) => excluded === undefined);
  const names = new Map(counted.map(({ snapshot }) => [snapshot.categoryId, snapshot.categoryName]));
  const ids = [...names.keys()].map((categoryId) => cohortId({ cycleId, categoryId }));
  const known = new Map((await cohorts.getMany(ids)).map((cohort) => [cohort.categoryId, cohort]));
  const found: OutstandingCohort[] = [];
  for (const [categoryId, categoryName] of names) {
    const cohort = known.get(categoryId);
    const isScored = cohort === undefined || cohort.scoredChanges === cohort.changes;
    // Cycles that an earlier release started have no such document: their results tell.
    const waits = counted.some((one) => one.snapshot.categoryId === categoryId && waitsForGroup(one));
    if (isScored && !waits) continue;
    const waiting = await waitingIn({ cycleId, categoryId });
    const failure = waiting === 0 ? await failureOf(cycleId, categoryId) : undefined;
    found.push({ categoryId, categoryName, waiting, ...(failure === undefined ? {} : { failure }) });
  }
  return found;
}

/** The same of a quota group. Errors: `not-found`. */
export async function outstandingIn(quotaGroupId: string): Promise<OutstandingCohort[]> {
  const { cycleId } = await quotaGroups.get(quotaGroupId);
  return outstandingCohorts(cycleId, await assessments.find({ quotaGroupId }));
}

function waitsForGroup({ result }: Assessment): boolean {
  return Object.values(result?.indicators ?? {}).some(
    (each) => each !== undefined && waitingFor(each) === "group",
  );
}

/** Why nobody works on it; undefined while somebody does. */
async function failureOf(cycleId: string, categoryId: string): Promise<OutstandingCohort["failure"]> {
  const job = await latestJob(scoreCohortJob, { cycleId, categoryId });
  if (job?.isOpen) return undefined;
  if (job?.error) return job.error.message;
  return job?.state === "cancelled" ? cancelled : neverBegun;
}

const cancelled = { zh: "任务已被取消。", en: "The job was cancelled." };
const neverBegun = { zh: "尚未开始。", en: "It was not begun." };
