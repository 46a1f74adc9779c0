import { transition } from "@duheng/assessment";
import type { Assessment, SubmitInput } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { loadPaper } from "../forms/load-paper.ts";
import type { Actor } from "../identity/actor.ts";
import { AppError, problem } from "../rpc/app-error.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { assessments } from "./model.ts";
import { scoreAssessment } from "./score-assessment.ts";

/**
 * Hands the paper in: checked by the very module that the browser ran, stored without hidden values, scored.
 * Errors: `invalid-document` with each problem under /answers or /summary, `forbidden`, `wrong-state`, `conflict`.
 */
export async function submit(input: SubmitInput, actor: Actor): Promise<Assessment> {
  return transaction(async () => {
    const assessment = await assessments.get(input.id);
    const next = accepted(transition(assessment, "submit", assessmentActor(actor)));
    const paper = await loadPaper(assessment.paperHash);
    const validation = paper.validate(input.answers);
    const summary = input.summary ?? assessment.summary ?? "";
    const problems = validation.problems
      .filter((one) => one.severity === "error")
      .map((one) => ({ ...one, path: `/answers${one.path}` }));
    if (summary.trim() === "") {
      problems.push(problem("summary-missing", "/summary", "请填写个人小结", "Write the summary"));
    }
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const now = new Date().toISOString();
    const { returned: _returned, review: _review, ...kept } = assessment;
    const submitted: Assessment = {
      ...kept,
      revision: input.revision,
      state: next.state,
      steps: next.steps,
      answers: validation.answers,
      summary,
      answersSavedAt: now,
      submittedAt: now,
    };
    return assessments.replace({ ...submitted, ...(await scoreAssessment(submitted, "submit", actor)) });
  });
}
