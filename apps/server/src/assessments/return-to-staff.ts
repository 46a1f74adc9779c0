import { type Assessment, validators } from "@duheng/contracts";
import { withCleared } from "@duheng/form";
import { getCycles } from "../cycles/get-cycles.ts";
import { AppError } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { backToReview } from "./cohorts/out-of-review.ts";
import { fillingOf } from "./contributions/find.ts";
import { takeBack } from "./contributions/take-back.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { leaveQuota } from "./quota-groups.ts";

/**
 * Sends a paper back to be filled again, with the reason. What the person had cleared is blank again, never its default.
 * What was given so far stays as *earlier*; the score goes, since one that still had the reviewer's points in it would
 * tell them. Errors: `forbidden`, `wrong-state`, `conflict`.
 */
export const returnToStaff = stepUseCase({
  action: "returnToStaff",
  input: validators.ReturnInput,
  prepare: async ({ before: { id, cycleId, paperHash } }) => {
    const [cycle] = await getCycles([cycleId]);
    if (cycle?.state === "closed") throw overAlready();
    const { cleared, answers } = (await fillingOf(id)).filling;
    return cleared ?? (await inWorkshop("clearedOf", await paperSource(paperHash), answers));
  },
  run: async ({ input, actor, before: assessment, next, prepared: blanks }) => {
    await leaveQuota(assessment);
    await backToReview(assessment);
    // A paper that is handed in is written by nobody but with its assessment.
    const filled = await fillingOf(assessment.id);
    const { cleared: _cleared, ...kept } = filled.filling;
    await takeBack(assessment, {
      ...filled,
      filling: { ...kept, answers: { ...withCleared(kept.answers, blanks) } },
    });
    return keepAssessment(assessment, {
      ...withoutOutcome(assessment),
      revision: input.revision,
      steps: next.steps,
      returned: { reason: input.reason, by: actor.userId, at: new Date().toISOString() },
    });
  },
});

function overAlready(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "周期已结束，不能再退回。", en: "The cycle is over: nothing can be returned." },
  });
}

function withoutOutcome(assessment: Assessment): Omit<Assessment, Outcome> {
  const { grade, result, score, scoreId, rank, submittedAt, ...open } = assessment;
  return open;
}

type Outcome = "grade" | "result" | "score" | "scoreId" | "rank" | "submittedAt";
