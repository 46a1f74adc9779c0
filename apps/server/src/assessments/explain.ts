import type { Assessment, Form, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { notFound } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { formVersion } from "../forms/versions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { isTold } from "./as-seen-by.ts";
import { wholeInputs } from "./cohorts/values.ts";
import { withoutOthers } from "./cohorts/without-others.ts";
import { scores } from "./model.ts";
import { isOwn } from "./own.ts";

/** All that a score is made from: with it anyone can score again and see each term. */
export interface ScoreExplanation {
  readonly form: Form;
  readonly hash: string;
  readonly inputs: ScoreInputs;
  readonly result: ScoreResult;
}

/**
 * The current score's inputs and paper, as far as the actor may see them: before the feedback the person assessed sees
 * neither the reviewer's points nor what the group says, after it nobody else's value. Errors: `not-found` before the first score.
 */
export async function explain(assessment: Assessment, actor: Actor): Promise<ScoreExplanation> {
  if (!assessment.scoreId) throw notFound();
  const [score, { document, hash }] = await Promise.all([
    scores.get(assessment.scoreId),
    formVersion(assessment.formId, assessment.version),
  ]);
  const { result, paperHash } = score;
  const whole = await wholeInputs(score);
  if (!isOwn(assessment, actor)) return { form: document, hash, inputs: whole, result };
  if (isTold(assessment)) {
    return { form: document, hash, inputs: await withoutOthers(whole, paperHash), result };
  }
  const { review, cohort, ...inputs } = whole;
  if (review === undefined && cohort === undefined) return { form: document, hash, inputs, result };
  const own = await inWorkshop("scorePaper", await paperSource(paperHash), inputs);
  return { form: document, hash, inputs, result: own };
}
