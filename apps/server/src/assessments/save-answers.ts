import { transition } from "@duheng/assessment";
import type { Assessment, SaveAnswersInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { keepFiles } from "../files/keep-files.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
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
export async function saveAnswers(given: SaveAnswersInput, actor: Actor): Promise<Assessment> {
  refuseOversizeAnswers(given.answers);
  return transaction(async () => {
    const found = await assessments.get(given.id);
    accepted(transition(found, "saveAnswers", assessmentActor(actor)));
    const { assessment, input } = await acrossMove(found, given);
    const saved = await assessments.replace({
      ...(await withEvidence(assessment, input)),
      revision: input.revision,
      answers: input.answers,
      answersSavedAt: new Date().toISOString(),
      ...(input.summary === undefined ? {} : { summary: input.summary }),
    });
    await keepFiles({ kind: "assessments", id: saved.id }, withLost(found), withLost(saved));
    return saved;
  });
}
