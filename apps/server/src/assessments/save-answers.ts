import { transition } from "@duheng/assessment";
import type { Assessment, SaveAnswersInput } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { keepFiles } from "../files/keep-files.ts";
import type { Actor } from "../identity/actor.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { withEvidence } from "./evidence.ts";
import { assessments } from "./model.ts";

/**
 * Keeps what the person has filled so far, however unfinished: nothing that was typed is refused; of the evidence,
 * files that are not there any more are left out. Errors:
 * `not-found`, `forbidden` (another's), `wrong-state` (handed in already), `conflict` with the current document.
 */
export async function saveAnswers(input: SaveAnswersInput, actor: Actor): Promise<Assessment> {
  return transaction(async () => {
    const assessment = await assessments.get(input.id);
    accepted(transition(assessment, "save", assessmentActor(actor)));
    const saved = await assessments.replace({
      ...(await withEvidence(assessment, input)),
      revision: input.revision,
      answers: input.answers,
      answersSavedAt: new Date().toISOString(),
      ...(input.summary === undefined ? {} : { summary: input.summary }),
    });
    await keepFiles({ kind: "assessments", id: saved.id }, assessment, saved);
    return saved;
  });
}
