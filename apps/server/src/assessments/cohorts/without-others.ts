import type { ScoreInputs } from "@duheng/contracts";
import { type CohortValues, ownPlace } from "@duheng/formula";
import { paperSource } from "../../forms/paper-source.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";

/** A person's inputs by which every place in the group comes out as it is, and in which no single value of another stands. */
export async function withoutOthers(inputs: ScoreInputs, paperHash: string): Promise<ScoreInputs> {
  const { cohort, ...alone } = inputs;
  if (cohort === undefined) return inputs;
  const own = await inWorkshop("cohortMembers", await paperSource(paperHash), [alone]);
  return { ...alone, cohort: { ...ownPlace(cohort as CohortValues, own) } };
}
