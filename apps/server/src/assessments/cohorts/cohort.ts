import { statesBeforeDecision } from "@duheng/assessment";
import type { Assessment, Cohort } from "@duheng/contracts";
import type { FilterOf } from "../../database/filter.ts";
import { AssessmentModel, assessments } from "../model.ts";

/** Whom formulas over the group hold against one another: those of one category in one cycle. */
export type CohortKey = Pick<Cohort, "cycleId" | "categoryId">;

/** The cohort of an assessment. */
export function cohortOf({
  cycleId,
  snapshot: { categoryId },
}: Pick<Assessment, "cycleId" | "snapshot">): CohortKey {
  return { cycleId, categoryId };
}

/** The id of a cohort's one document. */
export function cohortId({ cycleId, categoryId }: CohortKey): string {
  return `${cycleId}-${categoryId}`;
}

/** Everybody of the category, also those who do not count (G17, G18). */
export function everybodyIn({ cycleId, categoryId }: CohortKey) {
  return { cycleId, "snapshot.categoryId": categoryId };
}

/** Those who count. */
export function baseOf(key: CohortKey) {
  return { ...everybodyIn(key), excluded: { $exists: false } };
}

/** How many of those who count are not through their review. */
export function waitingIn(key: CohortKey): Promise<number> {
  return assessments.count(waitingOf(key));
}

/** Whether anybody else who counts is not through the review: one is looked for, however many there are. */
export async function othersWait(key: CohortKey, assessmentId: string): Promise<boolean> {
  const other = { ...waitingOf(key), _id: { $ne: assessmentId } };
  return (await AssessmentModel.exists(other as never)) !== null;
}

function waitingOf(key: CohortKey): FilterOf<"Assessment"> {
  return { ...baseOf(key), state: { $in: statesBeforeDecision() } };
}
