import type { ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, ScoreSurroundings } from "../api.ts";
import { withAwaitedFields, withAwaitedRows } from "./awaited.ts";

interface ProgramFields {
  readonly fields: readonly FieldInfo[];
  readonly submission: (answers: AnswerMap) => AnswerMap;
}

/**
 * The program's input: the answers as handed in, so that nothing hidden or unknown scores, and beside them what
 * else a score depends on. The latter stands last: no answer can take its place.
 */
export function programInput(
  inputs: ScoreInputs,
  { fields, submission }: ProgramFields,
): Record<string, unknown> {
  const answers = withAwaitedFields(fields, inputs.data ?? {}, submission(inputs.answers));
  return { ...answers, ...inputBeside(inputs) };
}

/** What the program's input holds beside the answers. */
export function inputBeside(surroundings: ScoreSurroundings): Record<string, unknown> {
  const { ratings = {}, review = {}, previous = {}, cohort = {} } = surroundings;
  const data = withAwaitedRows(surroundings.data ?? {});
  return { ratings, review, data, datasets: data, previous, cohort };
}
