import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { draftUseCase, seenByCaller, stepUseCase } from "./assessment-use-case.ts";
import { givenIn } from "./contributions/find.ts";
import { give, keepDraft } from "./contributions/put-in.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { ContributionModel } from "./model.ts";
import { requireOwn } from "./own.ts";
import { permitted } from "./permitted.ts";

/** Keeps a feedback as far as it is, for its author alone. Errors: `forbidden`, `wrong-state`, `conflict` with the draft. */
export const saveFeedback = draftUseCase({
  action: "saveFeedback",
  input: validators.SaveFeedbackInput,
  run: ({ input: { id, text, revision }, actor, next }) =>
    keepDraft("feedback", { feedback: { text } }, { assessmentId: id, step: next.step, actor }, revision),
});

/** Tells the person the result (结果反馈). Errors: `forbidden`, `wrong-state` (no final grade yet), `conflict`. */
export const giveFeedback = stepUseCase({
  action: "giveFeedback",
  input: validators.GiveFeedbackInput,
  run: async ({ input: { id, text, revision, draftRevision: known }, actor, before, next }) => {
    await give("feedback", { feedback: { text } }, { assessmentId: id, step: next.step, actor }, known);
    return keepAssessment(before, { ...before, revision, steps: next.steps });
  },
});

/** Notes that the person has opened the feedback; the first time counts. Errors: `forbidden`, `wrong-state`. */
export const readFeedback = useCase({
  name: "assessments.readFeedback",
  ability: ["act", "assessments"],
  input: validators.GetInput,
  before: ({ input, caller }) => permitted(caller, "act", input.id),
  run: async ({ caller, before }) => {
    requireOwn(before, caller.actor);
    if ((await noteRead(before.id)) === 0) throw new AppError("wrong-state");
    return before;
  },
  audit: { target: ({ before }) => named({ kind: "assessments", id: before.id }, before) },
  around: seenByCaller,
  answer: ({ caller, result }) => asSeenBy(caller.actor, result),
});

/** The person confirms having read it, with a word in reply if wanted. Errors: `forbidden`, `wrong-state`, `conflict`. */
export const acknowledge = stepUseCase({
  action: "acknowledge",
  input: validators.AcknowledgeInput,
  run: async ({ input: { id, reply, revision }, actor, before, next }) => {
    if ((await noteRead(id)) === 0) throw new AppError("wrong-state");
    const acknowledgement = reply ? { reply } : {};
    await give("acknowledgement", { acknowledgement }, { assessmentId: id, step: next.step, actor }, "any");
    return keepAssessment(before, { ...before, revision, steps: next.steps });
  },
});

/** How many feedbacks there are to be read; each is noted as read, the first time. */
async function noteRead(assessmentId: string): Promise<number> {
  const given = await givenIn([assessmentId], "feedback");
  const unread = given.filter(({ feedback }) => feedback.readAt === undefined).map(({ id }) => id);
  if (unread.length > 0)
    await ContributionModel.updateMany(
      { _id: { $in: unread } },
      { $set: { "feedback.readAt": new Date() }, $inc: { revision: 1 } },
    );
  return given.length;
}
