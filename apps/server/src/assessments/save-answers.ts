import { transition } from "@duheng/assessment";
import type { Assessment, SaveAnswersInput } from "@duheng/contracts";
import type { Actor } from "../identity/actor.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { assessments } from "./model.ts";

/**
 * Keeps what the person has filled so far, however unfinished: nothing that was typed is refused. Errors:
 * `not-found`, `forbidden` (another's), `wrong-state` (handed in already), `conflict` with the current document.
 */
export async function saveAnswers(input: SaveAnswersInput, actor: Actor): Promise<Assessment> {
  const assessment = await assessments.get(input.id);
  accepted(transition(assessment, "save", assessmentActor(actor)));
  return assessments.replace({
    ...assessment,
    revision: input.revision,
    answers: input.answers,
    answersSavedAt: new Date().toISOString(),
    ...(input.summary === undefined ? {} : { summary: input.summary }),
  });
}
