import { transition } from "@duheng/assessment";
import type { Assessment, Form, Problem, ReviewInput } from "@duheng/contracts";
import { checkReview } from "@duheng/form";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { formVersion } from "../forms/versions.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments } from "./model.ts";
import { scoreAssessment } from "./score-assessment.ts";

/**
 * The leader's review (审核评鉴): points for every indicator that the reviewer gives, a comment, a proposal; the
 * paper is scored anew with them. Errors: `invalid-document` with each problem under /points, `forbidden`,
 * `wrong-state`, `conflict`.
 */
export async function review(input: ReviewInput, actor: Actor): Promise<Assessment> {
  return transaction(async () => {
    const assessment = await assessments.get(input.id);
    const next = accepted(transition(assessment, "review", assessmentActor(actor)));
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
    return keepAssessment(assessment, {
      ...reviewed,
      ...(await scoreAssessment(reviewed, "review", actor)),
    });
  });
}

/** Points must be given for just the reviewer's indicators, each within its range or one of its levels. */
function pointsProblems(form: Form, points: ReviewInput["points"]): Problem[] {
  const missing = form.indicators
    .filter(({ code, by }) => by.kind === "reviewer" && !Object.hasOwn(points, code))
    .map(({ code, title }) =>
      problem("points-missing", `/${code}`, `请给“${title}”打分`, `Give points for "${title}"`),
    );
  return [...missing, ...checkReview(form, points)].map((one) => ({ ...one, path: `/points${one.path}` }));
}
