import { isBeforeDecision } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { CohortModel } from "../model.ts";
import { cohortId, cohortOf, othersWait } from "./cohort.ts";
import { wantCohortScores } from "./score-cohort.ts";

/**
 * A paper that was through its review goes back: what its cohort said with it is no more. Inside the transaction of the
 * return; a job that is under way begins again, and grades wait for the next review.
 */
export async function backToReview(before: Assessment): Promise<void> {
  if (isBeforeDecision(before.steps)) return;
  await CohortModel.updateOne({ _id: cohortId(cohortOf(before)) }, { $inc: { changes: 1 } });
}

/**
 * Somebody's paper, as it is to be, is through its review: the cohort's document is written, so that the last two at once
 * conflict instead of each waiting for the other, and when nobody is left its scores are wanted. Inside the transaction
 * that writes the paper. A paper that is returned and reviewed again makes it run again.
 */
export async function outOfReview(
  assessment: Assessment,
  { needsCohort, by }: { readonly needsCohort: boolean; readonly by: string },
): Promise<void> {
  if (isBeforeDecision(assessment.steps)) return;
  const cohort = cohortOf(assessment);
  const { matchedCount, upsertedCount } = await CohortModel.updateOne(
    { _id: cohortId(cohort) },
    { $inc: { changes: 1 }, $setOnInsert: cohort },
    // Of papers that look at no group, only those beside others that do have one.
    { upsert: needsCohort },
  );
  if (matchedCount + upsertedCount === 0) return;
  if (!(await othersWait(cohort, assessment.id)))
    await wantCohortScores(cohort, { by, categoryName: assessment.snapshot.categoryName });
}
