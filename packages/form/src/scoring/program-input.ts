import type { ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, ScoreSurroundings } from "../api.ts";
import { recordOf } from "../json/record.ts";

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
  const { ratings = {}, review = {}, previous = {}, cohort = {} } = surroundings;
  const data = withAwaited(surroundings.data ?? {});
  return { ratings, review, data, datasets: data, previous, cohort };
}

/**
 * A dataset that was not brought in yet (null) is no blank one: whatever reads it waits, while a person whom it says nothing of has
 * blanks. What is of another kind than it should be is missing to formulas, also where a blank would do.
 */
function withAwaited(data: NonNullable<ScoreInputs["data"]>): Record<string, unknown> {
  const entries = Object.entries(data);
  if (entries.every(([, rows]) => rows !== null)) return data;
  return recordOf(entries.map(([key, rows]) => [key, rows ?? awaited]));
}

const awaited = "awaited";
