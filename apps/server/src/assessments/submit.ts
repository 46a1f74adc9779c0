import { type Assessment, type SubmitInput, validators } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { keepFiles } from "../files/keep-files.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { checkEvidence, withEvidence } from "./evidence.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { withLost } from "./moving.ts";
import { keepScore, scoreOf } from "./score-assessment.ts";

/**
 * Hands the paper in: checked by the very module that the browser ran, required evidence and attached files looked
 * up, stored without hidden values, scored.
 * Errors: `invalid-document` with each problem under /answers or /summary, `forbidden`, `wrong-state`, `conflict`.
 */
export const submit = stepUseCase({
  action: "submit",
  input: validators.SubmitInput,
  prepare: async ({ input, before: assessment, next }) => {
    refuseOversizeAnswers(input.answers);
    requireSamePaper(assessment, input);
    const paper = await paperSource(assessment.paperHash);
    const { validation, cleared } = await inWorkshop("validatePaper", paper, input.answers);
    const summary = input.summary ?? assessment.summary ?? "";
    const attached = await withEvidence(assessment, input);
    const { evidence, problems: lacking } = await checkEvidence(paper, attached, validation.answers);
    const problems = [...validation.problems, ...lacking]
      .filter((one) => one.severity === "error")
      .map((one) => ({ ...one, path: `/answers${one.path}` }));
    if (summary.trim() === "") {
      problems.push(problem("summary-missing", "/summary", "请填写个人小结", "Write the summary"));
    }
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const now = new Date().toISOString();
    const {
      returned: _returned,
      review: _review,
      evidence: _evidence,
      cleared: _cleared,
      ...kept
    } = assessment;
    const submitted: Assessment = {
      ...kept,
      revision: input.revision,
      steps: next.steps,
      answers: validation.answers,
      summary,
      ...(cleared.length === 0 ? {} : { cleared }),
      ...(evidence.length === 0 ? {} : { evidence }),
      answersSavedAt: now,
      submittedAt: now,
    };
    return { submitted, scored: await scoreOf(submitted) };
  },
  run: async ({ before, actor, prepared: { submitted, scored } }) => {
    await keepFiles({ kind: "assessments", id: submitted.id }, withLost(before), withLost(submitted));
    const score = await keepScore(submitted, scored, { cause: "submit", actor });
    return keepAssessment(before, { ...submitted, ...score });
  },
});

/** What is handed in shall be what the person has seen: never answers for another version of the form. */
function requireSamePaper(assessment: Assessment, { paperHash }: SubmitInput): void {
  if (paperHash === undefined || paperHash === assessment.paperHash) return;
  throw new AppError("conflict", {
    message: {
      zh: `这份表已改用考核表第 ${assessment.version} 版。请刷新页面，核对后再提交。`,
      en: `This paper has moved to version ${assessment.version} of the form. Reload the page, check it, then submit.`,
    },
    data: { current: assessment },
  });
}
