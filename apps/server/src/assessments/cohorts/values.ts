import type { Score, ScoreInputs } from "@duheng/contracts";
import { cohortValues } from "../model.ts";

/** All that a score was made from, with what its cohort said, which is kept once for all of its members. */
export async function wholeInputs({ inputs, cohortValuesId }: Score): Promise<ScoreInputs> {
  return cohortValuesId === undefined ? inputs : { ...inputs, cohort: await valuesOf(cohortValuesId) };
}

/** What members said together. Errors: `not-found`. */
export async function valuesOf(id: string): Promise<NonNullable<ScoreInputs["cohort"]>> {
  const { values } = await cohortValues.get(id);
  return JSON.parse(values);
}
