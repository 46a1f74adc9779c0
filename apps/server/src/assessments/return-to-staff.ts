import { type Assessment, validators } from "@duheng/contracts";
import { withCleared } from "@duheng/form";
import { getCycles } from "../cycles/get-cycles.ts";
import { AppError } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { leaveQuota } from "./quota-groups.ts";

/**
 * Sends a paper back to be filled again, with the reason. What the person had cleared is blank again, never its default.
 * What came of it so far goes with the review: a score that still had the reviewer's points in it would tell them.
 * Errors: `forbidden`, `wrong-state`, `conflict`.
 */
export const returnToStaff = stepUseCase({
  action: "returnToStaff",
  input: validators.ReturnInput,
  prepare: async ({ before: { cleared, paperHash, answers, cycleId } }) => {
    const [cycle] = await getCycles([cycleId]);
    if (cycle?.state === "closed") throw overAlready();
    return cleared ?? (await inWorkshop("clearedOf", await paperSource(paperHash), answers));
  },
  run: async ({ input, actor, before: assessment, next, prepared: blanks }) => {
    await leaveQuota(assessment);
    const { cleared: _cleared, submittedAt: _submittedAt, ...kept } = withoutOutcome(assessment);
    return keepAssessment(assessment, {
      ...kept,
      answers: { ...withCleared(assessment.answers, blanks) },
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
  const { grade, review, result, score, scoreId, rank, ...open } = assessment;
  return open;
}

type Outcome = "grade" | "review" | "result" | "score" | "scoreId" | "rank";
