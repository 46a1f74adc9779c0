import { type Assessment, type Form, type Problem, type ReviewInput, validators } from "@duheng/contracts";
import { checkReview } from "@duheng/form";
import { AppError, problem } from "../errors/app-error.ts";
import { formVersion } from "../forms/versions.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { keepScore, scoreOf } from "./score-assessment.ts";

/**
 * The leader's review (审核评鉴): points for every indicator that the reviewer gives, a comment, a proposal; the
 * paper is scored anew with them. Errors: `invalid-document` with each problem under /points, `forbidden`,
 * `wrong-state`, `conflict`.
 */
export const review = stepUseCase({
  action: "review",
  input: validators.ReviewInput,
  prepare: async ({ input, actor, before: assessment, next }) => {
    const { document } = await formVersion(assessment.formId, assessment.version);
    const problems = pointsProblems(document, input.points);
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const reviewed: Assessment = {
      ...assessment,
      revision: input.revision,
      steps: next.steps,
      review: {
        points: input.points,
        comment: input.comment,
        by: actor.userId,
        byName: actor.name,
        at: new Date().toISOString(),
        ...(input.proposedGrade ? { proposedGrade: input.proposedGrade } : {}),
      },
    };
    return { reviewed, scored: await scoreOf(reviewed) };
  },
  run: async ({ before, actor, prepared: { reviewed, scored } }) => {
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
