import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { seenByCaller, stepUseCase } from "./assessment-use-case.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments } from "./model.ts";
import { requireOwn } from "./own.ts";
import { permitted } from "./permitted.ts";

/** Tells the person the result (结果反馈). Errors: `forbidden`, `wrong-state` (no final grade yet), `conflict`. */
export const giveFeedback = stepUseCase({
  action: "giveFeedback",
  input: validators.GiveFeedbackInput,
  run: ({ input, actor, before, next }) =>
    keepAssessment(before, {
      ...before,
      revision: input.revision,
      steps: next.steps,
      feedback: { text: input.text, by: actor.userId, byName: actor.name, at: new Date().toISOString() },
    }),
});

/** Notes that the person has opened the feedback; the first time counts. Errors: `forbidden`, `wrong-state`. */
export const readFeedback = useCase({
  name: "assessments.readFeedback",
  ability: ["act", "assessments"],
  input: validators.GetInput,
  before: ({ input, caller }) => permitted(caller, "act", input.id),
  run: async ({ caller, before }) => {
    const { feedback } = requireOwn(before, caller.actor);
    if (!feedback) throw new AppError("wrong-state");
    if (feedback.readAt) return before;
    return assessments.replace({ ...before, feedback: { ...feedback, readAt: new Date().toISOString() } });
  },
  audit: { target: ({ before }) => named({ kind: "assessments", id: before.id }, before) },
  around: seenByCaller,
  answer: ({ caller, result }) => asSeenBy(caller.actor, result),
});

/** The person confirms having read it, with a word in reply if wanted. Errors: `forbidden`, `wrong-state`, `conflict`. */
export const acknowledge = stepUseCase({
  action: "acknowledge",
  input: validators.AcknowledgeInput,
  run: async ({ input, before, next }) => {
    if (!before.feedback) throw new AppError("wrong-state");
    const now = new Date().toISOString();
    return keepAssessment(before, {
      ...before,
      revision: input.revision,
      steps: next.steps,
      feedback: {
        ...before.feedback,
        readAt: before.feedback.readAt ?? now,
        acknowledgedAt: now,
        ...(input.reply ? { reply: input.reply } : {}),
      },
    });
  },
});
