import type { Assessment, Score, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { ScoreModel, scores } from "./model.ts";
import { type GivenInputs, scoreInputs } from "./score-inputs.ts";

/** A score that is not kept yet, with all that it was made from. */
export interface Scored {
  readonly inputs: ScoreInputs;
  readonly result: ScoreResult;
}

/** Scores what was put into an assessment, as it is to be, by its paper. Before the transaction that keeps it. */
export async function scoreOf(assessment: Assessment, given: GivenInputs): Promise<Scored> {
  const paper = await paperSource(assessment.paperHash);
  const inputs = await scoreInputs(assessment, given);
  return { inputs, result: await inWorkshop("scorePaper", paper, inputs) };
}

/**
 * Keeps a score beside all earlier ones, which it supersedes. Inside the transaction that writes the assessment. Out: the
 * attributes of the assessment that copy it.
 */
export async function keepScore(
  { id, paperHash }: Assessment,
  { inputs, result }: Scored,
  { cause, actor }: { readonly cause: Score["cause"]; readonly actor: Actor },
): Promise<Required<Pick<Assessment, "result" | "scoreId" | "score">>> {
  const now = new Date();
  await ScoreModel.updateMany(
    { assessmentId: id, supersededAt: { $exists: false } },
    { $set: { supersededAt: now } },
  );
  const score = await scores.insert({
    assessmentId: id,
    paperHash,
    inputs,
    result,
    cause,
    scoredAt: now.toISOString(),
    scoredBy: actor.userId,
  });
  return { result, scoreId: score.id, score: result.score };
}
