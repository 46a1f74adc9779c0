import type { Assessment, Score } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { ScoreModel, scores } from "./model.ts";
import { scoreInputs } from "./score-inputs.ts";

/**
 * Scores an assessment by its paper and keeps the score beside all earlier ones, which it supersedes. To be called
 * inside the transaction that writes the assessment. Out: the attributes of the assessment that copy it.
 */
export async function scoreAssessment(
  assessment: Assessment,
  cause: Score["cause"],
  actor: Actor,
): Promise<Required<Pick<Assessment, "result" | "scoreId" | "score">>> {
  const paper = await paperSource(assessment.paperHash);
  const inputs = await scoreInputs(assessment);
  const result = await inWorkshop("scorePaper", paper, inputs);
  const now = new Date();
  await ScoreModel.updateMany(
    { assessmentId: assessment.id, supersededAt: { $exists: false } },
    { $set: { supersededAt: now } },
  );
  const score = await scores.insert({
    assessmentId: assessment.id,
    paperHash: assessment.paperHash,
    inputs,
    result,
    cause,
    scoredAt: now.toISOString(),
    scoredBy: actor.userId,
  });
  return { result, scoreId: score.id, score: result.score };
}
