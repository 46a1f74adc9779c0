import { endSteps, seatsOf } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { outOfReview } from "./cohorts/out-of-review.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments, quotaGroups } from "./model.ts";

/**
 * A paper comes to its end without a grade, as if the person had not been there when the cycle started (G19): what was done
 * stays, nothing more is waited for, he is out of his group's base, and what the group says together is worked out without
 * him. Inside a transaction.
 */
export async function setAside(
  paper: Assessment,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Assessment> {
  const ended = await keepAssessment(paper, { ...paper, steps: endSteps(paper.steps) });
  const { quotaGroupId, grade, ...rest } = ended;
  const out = await assessments.replace({ ...rest, excluded: { rule: "G19", reason } });
  if (quotaGroupId !== undefined) await leaveBase(quotaGroupId, paper.id);
  await outOfReview(out, { needsCohort: false, by });
  return out;
}

/** A group has one person less; a seat that goes with him is taken from nobody: what is too many then is refused when grades are fixed. */
async function leaveBase(quotaGroupId: string, assessmentId: string): Promise<void> {
  const group = await quotaGroups.get(quotaGroupId);
  const base = Math.max(0, group.base - 1);
  await quotaGroups.replace({
    ...group,
    base,
    seats: seatsOf(base, group.percent, group.rounding),
    goodIds: group.goodIds.filter((id) => id !== assessmentId),
  });
}
