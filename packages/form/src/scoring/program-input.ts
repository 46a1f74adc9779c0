import type { ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, ScoreSurroundings } from "../api.ts";

/**
 * The program's input: the answers as handed in, so that nothing hidden or unknown scores, and beside them what
 * else a score depends on. The latter stands last: no answer can take its place.
 */
export function programInput(
  inputs: ScoreInputs,
  submission: (answers: AnswerMap) => AnswerMap,
): Record<string, unknown> {
  return { ...submission(inputs.answers), ...inputBeside(inputs) };
}

/** What the program's input holds beside the answers. */
export function inputBeside(surroundings: ScoreSurroundings): Record<string, unknown> {
  const { ratings = {}, review = {}, data = {}, previous = {}, cohort = {} } = surroundings;
  return { ratings, review, data, datasets: data, previous, cohort };
}
