import type { Assessment, Form, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { notFound } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { formVersion } from "../forms/versions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { isTold } from "./as-seen-by.ts";
import { scores } from "./model.ts";
import { isOwn } from "./own.ts";

/** All that a score is made from: with it anyone can score again and see each term. */
export interface ScoreExplanation {
  readonly form: Form;
  readonly hash: string;
  readonly inputs: ScoreInputs;
  readonly result: ScoreResult;
}

/** The current score's inputs and paper, as far as the actor may see them. Errors: `not-found` before the first score. */
export async function explain(assessment: Assessment, actor: Actor): Promise<ScoreExplanation> {
  if (!assessment.scoreId) throw notFound();
  const [score, { document, hash }] = await Promise.all([
    scores.get(assessment.scoreId),
    formVersion(assessment.formId, assessment.version),
  ]);
  if (!isOwn(assessment, actor) || isTold(assessment) || !score.inputs.review) {
    return { form: document, hash, inputs: score.inputs, result: score.result };
  }
  const { review: _review, ...inputs } = score.inputs;
  const result = await inWorkshop("scorePaper", await paperSource(score.paperHash), inputs);
  return { form: document, hash, inputs, result };
}
