import { transition } from "@duheng/assessment";
import type { AcknowledgeInput, Assessment, GetInput, GiveFeedbackInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { assessments } from "./model.ts";

/** Tells the person the result (结果反馈). Errors: `forbidden`, `wrong-state` (no final grade yet), `conflict`. */
export async function giveFeedback(input: GiveFeedbackInput, actor: Actor): Promise<Assessment> {
  const assessment = decidedWithoutGrade(await assessments.get(input.id));
  const next = accepted(transition(assessment, "give-feedback", assessmentActor(actor)));
  return assessments.replace({
    ...assessment,
    revision: input.revision,
    state: next.state,
    steps: next.steps,
    feedback: { text: input.text, by: actor.userId, byName: actor.name, at: new Date().toISOString() },
  });
}

/** Notes that the person has opened the feedback; the first time counts. Errors: `forbidden`, `wrong-state`. */
export async function readFeedback({ id }: GetInput, actor: Actor): Promise<Assessment> {
  const assessment = await assessments.get(id);
  if (assessment.userId !== actor.userId) throw new AppError("forbidden");
  if (!assessment.feedback) throw new AppError("wrong-state");
  if (assessment.feedback.readAt) return assessment;
  return assessments.replace({
    ...assessment,
    feedback: { ...assessment.feedback, readAt: new Date().toISOString() },
  });
}

/** The person confirms having read it, with a word in reply if wanted. Errors: `forbidden`, `wrong-state`, `conflict`. */
export async function acknowledge(input: AcknowledgeInput, actor: Actor): Promise<Assessment> {
  const assessment = await assessments.get(input.id);
  const next = accepted(transition(assessment, "acknowledge", assessmentActor(actor)));
  if (!assessment.feedback) throw new AppError("wrong-state");
  const now = new Date().toISOString();
  return assessments.replace({
    ...assessment,
    revision: input.revision,
    state: next.state,
    steps: next.steps,
    feedback: {
      ...assessment.feedback,
      readAt: assessment.feedback.readAt ?? now,
      acknowledgedAt: now,
      ...(input.reply ? { reply: input.reply } : {}),
    },
  });
}

/** Who gets a comment but no grade (G18) waits for no decision: after the review comes the feedback. */
function decidedWithoutGrade(assessment: Assessment): Assessment {
  if (!assessment.excluded || assessment.state !== "reviewed") return assessment;
  const steps = assessment.steps.map((step) =>
    step.kind === "decision" ? { ...step, state: "done" as const } : step,
  );
  const feedback = steps.findIndex((step) => step.kind === "feedback");
  return {
    ...assessment,
    state: "decided",
    steps: steps.map((step, index) => (index === feedback ? { ...step, state: "open" as const } : step)),
  };
}
