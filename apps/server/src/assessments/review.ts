import { transition } from "@duheng/assessment";
import type { Assessment, Form, Indicator, Problem, ReviewInput } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { formVersion } from "../forms/versions.ts";
import type { Actor } from "../identity/actor.ts";
import { AppError, problem } from "../rpc/app-error.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
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
      state: next.state,
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
    return assessments.replace({ ...reviewed, ...(await scoreAssessment(reviewed, "review", actor)) });
  });
}

/** Points must be given for just the reviewer's indicators, each within its range. */
function pointsProblems(form: Form, points: ReviewInput["points"]): Problem[] {
  const asked = form.indicators.filter((indicator) => indicator.by.kind === "reviewer");
  const codes = new Set(asked.map((indicator) => indicator.code));
  const unknown = Object.keys(points)
    .filter((code) => !codes.has(code))
    .map((code) =>
      problem(
        "unknown-indicator",
        `/points/${code}`,
        "这个指标不由评鉴人打分",
        "is not given by the reviewer",
      ),
    );
  return [...unknown, ...asked.flatMap((indicator) => rangeProblem(indicator, points))];
}

function rangeProblem({ code, title, points: range }: Indicator, points: ReviewInput["points"]): Problem[] {
  const given = Object.hasOwn(points, code) ? points[code] : undefined;
  const [low, high] = range.kind === "fixed" ? [0, range.full] : [range.min, range.max];
  if (given === undefined)
    return [problem("points-missing", `/points/${code}`, `请给“${title}”打分`, `Give points for "${title}"`)];
  if (given >= low && given <= high) return [];
  return [
    problem(
      "points-out-of-range",
      `/points/${code}`,
      `“${title}”应在 ${low} 到 ${high} 之间`,
      `"${title}" must be between ${low} and ${high}`,
    ),
  ];
}
