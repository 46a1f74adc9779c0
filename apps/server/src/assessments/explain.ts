import { isDeepStrictEqual } from "node:util";
import type { Assessment, Form, ScoreInputs, ScoreResult } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { formVersion } from "../forms/versions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { wholeInputs } from "./cohorts/values.ts";
import { withoutOthers } from "./cohorts/without-others.ts";
import { scores } from "./model.ts";
import { isOwn } from "./own.ts";
import { isTold, knownToSubject } from "./told.ts";
import type { Viewer } from "./withheld.ts";

/** All that a score is made from: with it anyone can score again and see each term. */
export interface ScoreExplanation {
  readonly form: Form;
  readonly paperHash: string;
  readonly inputs: ScoreInputs;
  readonly result: ScoreResult;
}

/**
 * The current score's inputs and paper, as far as the actor may see them: before the feedback the person assessed sees
 * neither the reviewer's points nor what the group says. Other people's values are only for who decides on the group.
 * Errors: `not-found` before the first score.
 */
export async function explain(assessment: Assessment, { actor, decides }: Viewer): Promise<ScoreExplanation> {
  if (!assessment.scoreId) throw notFound();
  const [score, { document }] = await Promise.all([
    scores.get(assessment.scoreId),
    formVersion(assessment.formId, assessment.version),
  ]);
  const { result, paperHash } = score;
  const whole = await wholeInputs(score);
  const isUntold = isOwn(assessment, actor) && !isTold(assessment);
  if (!isUntold) {
    const inputs = decides && !isOwn(assessment, actor) ? whole : await withoutOthers(whole, paperHash);
    return { form: document, paperHash, inputs, result };
  }
  const inputs = await knownToSubject(assessment, whole);
  if (isDeepStrictEqual(inputs, whole)) return { form: document, paperHash, inputs, result };
  const own = await inWorkshop("scorePaper", await paperSource(paperHash), inputs);
  return { form: document, paperHash, inputs, result: own };
}
