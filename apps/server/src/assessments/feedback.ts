import { transition } from "@duheng/assessment";
import type { AcknowledgeInput, Assessment, GetInput, GiveFeedbackInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments } from "./model.ts";
import { requireOwn } from "./own.ts";

/** Tells the person the result (结果反馈). Errors: `forbidden`, `wrong-state` (no final grade yet), `conflict`. */
export async function giveFeedback(input: GiveFeedbackInput, actor: Actor): Promise<Assessment> {
  const assessment = await assessments.get(input.id);
  const next = accepted(transition(assessment, "giveFeedback", assessmentActor(actor)));
  return keepAssessment(assessment, {
    ...assessment,
    revision: input.revision,
    steps: next.steps,
    feedback: { text: input.text, by: actor.userId, byName: actor.name, at: new Date().toISOString() },
  });
}

/** Notes that the person has opened the feedback; the first time counts. Errors: `forbidden`, `wrong-state`. */
export async function readFeedback({ id }: GetInput, actor: Actor): Promise<Assessment> {
  const assessment = requireOwn(await assessments.get(id), actor);
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
  return keepAssessment(assessment, {
    ...assessment,
    revision: input.revision,
    steps: next.steps,
    feedback: {
      ...assessment.feedback,
      readAt: assessment.feedback.readAt ?? now,
      acknowledgedAt: now,
      ...(input.reply ? { reply: input.reply } : {}),
    },
  });
}
