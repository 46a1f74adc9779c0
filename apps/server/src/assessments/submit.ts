import type { ContributionOf } from "@duheng/assessment";
import { type Assessment, type SubmitInput, validators } from "@duheng/contracts";
import { conflict } from "../database/repository.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { fillingOf } from "./contributions/find.ts";
import { checkEvidence, withEvidence } from "./evidence.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { keepOwnFiles } from "./keep-own-files.ts";
import { contributions } from "./model.ts";
import { keepScore, scoreOf } from "./score-assessment.ts";
import { stillSame } from "./unchanged.ts";

/**
 * Hands the paper in: checked by the very module that the browser ran, required evidence and attached files looked
 * up, stored without hidden values, scored.
 * Errors: `invalid-document` with each problem under /answers or /summary, `forbidden`, `wrong-state`, `conflict`.
 */
export const submit = stepUseCase({
  action: "submit",
  input: validators.SubmitInput,
  ofContribution: true,
  prepare: async ({ input, before: assessment }) => {
    refuseOversizeAnswers(input.answers);
    const looked = await fillingOf(assessment.id);
    requireSamePaper(assessment, looked, input);
    const paper = await paperSource(assessment.paperHash);
    const { validation, cleared } = await inWorkshop("validatePaper", paper, input.answers);
    const { answers } = validation;
    const attached = await withEvidence(looked, input);
    const summary = input.summary ?? attached.summary ?? "";
    const { evidence, problems: lacking } = await checkEvidence(
      paper,
      assessment.id,
      attached.evidence ?? [],
      answers,
    );
    const problems = [...validation.problems, ...lacking]
      .filter((one) => one.severity === "error")
      .map((one) => ({ ...one, path: `/answers${one.path}` }));
    if (summary.trim() === "") {
      problems.push(problem("summary-missing", "/summary", "请填写个人小结", "Write the summary"));
    }
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const { evidence: _evidence, cleared: _cleared, ...kept } = attached;
    const filling = {
      ...kept,
      answers,
      summary,
      ...(cleared.length === 0 ? {} : { cleared }),
      ...(evidence.length === 0 ? {} : { evidence }),
    };
    return { looked, filling, scored: await scoreOf(assessment, { answers }) };
  },
  run: async ({ input, before, actor, next, prepared: { looked, filling, scored } }) => {
    const present = stillSame(await fillingOf(before.id), looked);
    await keepOwnFiles(before.id, present.filling, filling);
    const now = new Date().toISOString();
    await contributions.replace({
      ...present,
      revision: input.revision,
      state: "given",
      by: actor.userId,
      byName: actor.name,
      savedAt: now,
      givenAt: now,
      filling,
    });
    const { returned: _returned, ...kept } = before;
    const submitted = { ...kept, steps: next.steps, submittedAt: now };
    const score = await keepScore(submitted, scored, { cause: "submit", actor });
    return keepAssessment(before, { ...submitted, ...score });
  },
});

/**
 * What is handed in shall be what the person has seen: never answers for another version of the form, and never over what
 * another device has saved since.
 */
function requireSamePaper(
  { version, paperHash }: Assessment,
  looked: ContributionOf<"filling">,
  input: SubmitInput,
): void {
  if (input.paperHash !== undefined && input.paperHash !== paperHash)
    throw new AppError("conflict", {
      message: {
        zh: `这份表已改用考核表第 ${version} 版。请刷新页面，核对后再提交。`,
        en: `This paper has moved to version ${version} of the form. Reload the page, check it, then submit.`,
      },
      data: { current: looked },
    });
  if (input.revision !== looked.revision) throw conflict(looked);
}
