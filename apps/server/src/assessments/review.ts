import { reviewPoints } from "@duheng/assessment";
import { type Form, type Problem, type ReviewInput, validators } from "@duheng/contracts";
import { checkReview } from "@duheng/form";
import { AppError, problem } from "../errors/app-error.ts";
import { formVersion } from "../forms/versions.ts";
import { draftUseCase, stepUseCase } from "./assessment-use-case.ts";
import { contributionsTo, fillingOf } from "./contributions/find.ts";
import { give, keepDraft } from "./contributions/put-in.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { keepScore, scoreOf } from "./score-assessment.ts";

/**
 * Keeps a review as far as it is, for its author alone. Errors: `forbidden`, `wrong-state`, `conflict` with the draft as
 * another device of his has left it.
 */
export const saveReview = draftUseCase({
  action: "saveReview",
  input: validators.SaveReviewInput,
  run: ({ input: { id, review, revision }, actor, next }) =>
    keepDraft("review", { review }, { assessmentId: id, step: next.step, actor }, revision),
});

/**
 * The leader's review (审核评鉴): points for every indicator that the reviewer gives, a comment, a proposal; the
 * paper is scored anew with them. Errors: `invalid-document` with each problem under /points, `forbidden`,
 * `wrong-state`, `conflict`.
 */
export const review = stepUseCase({
  action: "review",
  input: validators.ReviewInput,
  prepare: async ({ input, before: assessment }) => {
    const { document } = await formVersion(assessment.formId, assessment.version);
    const problems = pointsProblems(document, input.points);
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const { answers } = (await fillingOf(assessment.id)).filling;
    const points = { ...reviewPoints(await contributionsTo(assessment.id)), ...input.points };
    return scoreOf(assessment, { answers, review: points });
  },
  run: async ({ input, before, actor, next, prepared: scored }) => {
    const { id, revision, points, comment, proposedGrade } = input;
    const given = { points, comment, ...(proposedGrade ? { proposedGrade } : {}) };
    await give(
      "review",
      { review: given },
      { assessmentId: id, step: next.step, actor },
      input.draftRevision,
    );
    const reviewed = { ...before, revision, steps: next.steps };
    const score = await keepScore(reviewed, scored, { cause: "review", actor });
    return keepAssessment(before, { ...reviewed, ...score });
  },
});

/** Points must be given for just the reviewer's indicators, each within its range or one of its levels. */
function pointsProblems(form: Form, points: ReviewInput["points"]): Problem[] {
  const missing = form.indicators
    .filter(({ code, by }) => by.kind === "reviewer" && !Object.hasOwn(points, code))
    .map(({ code, title }) =>
      problem("points-missing", `/${code}`, `请给“${title}”打分`, `Give points for "${title}"`),
    );
  return [...missing, ...checkReview(form, points)].map((one) => ({ ...one, path: `/points${one.path}` }));
}
