import type { Assessment, ScoreInputs } from "@duheng/contracts";
import { usedInputs } from "../forms/used-inputs.ts";
import { previousAssessment } from "./inputs/previous.ts";

/** Whether the result may be known to the person. */
export function isTold(assessment: Pick<Assessment, "state">): boolean {
  return assessment.state === "feedback" || assessment.state === "closed";
}

/** Whether the score rests on an earlier grade that the person has not been told yet. */
export async function hidesPrevious(assessment: Assessment): Promise<boolean> {
  const uses = await usedInputs(assessment.paperHash);
  if (!uses.some(({ kind }) => kind === "previous")) return false;
  const last = await previousAssessment(assessment);
  return last !== undefined && !isTold(last);
}

/** Of what a score was made from, what the person assessed may know before the feedback. */
export async function knownToSubject(assessment: Assessment, inputs: ScoreInputs): Promise<ScoreInputs> {
  const { review: _review, cohort: _cohort, previous, ...own } = inputs;
  if (previous === undefined || (await hidesPrevious(assessment))) return own;
  return { ...own, previous };
}
