import { validators } from "@duheng/contracts";
import { keepFiles } from "../files/keep-files.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { stepUseCase } from "./assessment-use-case.ts";
import { withEvidence } from "./evidence.ts";
import { acrossMove } from "./late-save.ts";
import { assessments } from "./model.ts";
import { withLost } from "./moving.ts";

/**
 * Keeps what the person has filled so far, however unfinished: nothing that was typed is refused; of the evidence,
 * files that are not there any more are left out. What was typed on
 * an earlier version of the form is carried over. Errors:
 * `not-found`, `forbidden` (another's), `wrong-state` (handed in already), `conflict` with the current document,
 * `too-large` for what no form can ask for.
 */
export const saveAnswers = stepUseCase({
  action: "saveAnswers",
  input: validators.SaveAnswersInput,
  grouped: true,
  carriesOver: true,
  prepare: ({ input, before }) => {
    refuseOversizeAnswers(input.answers);
    return acrossMove(before, input);
  },
  run: async ({ before, prepared: { assessment, input } }) => {
    const saved = await assessments.replace({
      ...(await withEvidence(assessment, input)),
      revision: input.revision,
      answers: input.answers,
      answersSavedAt: new Date().toISOString(),
      ...(input.summary === undefined ? {} : { summary: input.summary }),
    });
    await keepFiles({ kind: "assessments", id: saved.id }, withLost(before), withLost(saved));
    return saved;
  },
});
