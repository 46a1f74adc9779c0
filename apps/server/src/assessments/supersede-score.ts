import type { Assessment, Score, ScoreInputs, ScoreResult } from "@duheng/contracts";
import { ScoreModel, scores } from "./model.ts";

/** A score that is not kept yet, with all that it was made from. */
export interface Scored {
  readonly inputs: ScoreInputs;
  readonly result: ScoreResult;
  /** Of its data: which versions they are. */
  readonly datasets?: Score["datasets"];
}

interface Making extends Pick<Score, "cause" | "cohortValuesId"> {
  /** The account of who brought it about. */
  readonly by: string;
}

/**
 * Keeps a score beside all earlier ones, which it supersedes. Inside the transaction that writes the assessment. Out: the
 * attributes of the assessment that copy it.
 */
export async function supersedeScore(
  { id, paperHash }: Pick<Assessment, "id" | "paperHash">,
  { inputs, result, datasets }: Scored,
  { by, ...making }: Making,
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
    ...(datasets === undefined || datasets.length === 0 ? {} : { datasets }),
    scoredAt: now.toISOString(),
    scoredBy: by,
    ...making,
  });
  return { result, scoreId: score.id, score: result.score };
}
