import { transition } from "@duheng/assessment";
import type { Assessment, ReturnInput } from "@duheng/contracts";
import { withCleared } from "@duheng/form";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments } from "./model.ts";
import { leaveQuota } from "./quota-groups.ts";

/**
 * Sends a paper back to be filled again, with the reason. What the person had cleared is blank again, never its default.
 * What came of it so far goes with the review: a score that still had the reviewer's points in it would tell them.
 * Errors: `forbidden`, `wrong-state`, `conflict`.
 */
export async function returnToStaff(input: ReturnInput, actor: Actor): Promise<Assessment> {
  return transaction(async () => {
    const assessment = await assessments.get(input.id);
    const next = accepted(transition(assessment, "returnToStaff", assessmentActor(actor)));
    await leaveQuota(assessment);
    const { cleared, ...open } = withoutOutcome(assessment);
    const { submittedAt: _submittedAt, ...kept } = open;
    const blanks =
      cleared ?? (await inWorkshop("clearedOf", await paperSource(assessment.paperHash), assessment.answers));
    return keepAssessment(assessment, {
      ...kept,
      answers: { ...withCleared(assessment.answers, blanks) },
      revision: input.revision,
      steps: next.steps,
      returned: { reason: input.reason, by: actor.userId, at: new Date().toISOString() },
    });
  });
}

function withoutOutcome(assessment: Assessment): Omit<Assessment, Outcome> {
  const { grade, review, result, score, scoreId, rank, ...open } = assessment;
  return open;
}

type Outcome = "grade" | "review" | "result" | "score" | "scoreId" | "rank";
