import type { Assessment, ScoreResult } from "@duheng/contracts";
import { paperSource } from "../forms/paper-source.ts";
import type { Actor } from "../identity/actor.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { scoreInputs } from "./score-inputs.ts";

/**
 * An assessment as the actor may see it. Until the feedback, the person assessed sees what the own answers score,
 * and neither the reviewer's points and comment, nor rank and grade: these are told by a person, in the feedback.
 */
export async function asSeenBy(actor: Actor, assessment: Assessment): Promise<Assessment> {
  if (assessment.userId !== actor.userId || isTold(assessment)) return assessment;
  const { review, grade: _grade, rank: _rank, ...open } = assessment;
  if (!review) return open;
  const result = await resultOfAnswers(assessment);
  return { ...open, result, score: result.score };
}

/** Whether the result may be known to the person. */
export function isTold(assessment: Assessment): boolean {
  return assessment.state === "feedback" || assessment.state === "closed";
}

async function resultOfAnswers(assessment: Assessment): Promise<ScoreResult> {
  const paper = await paperSource(assessment.paperHash);
  const { review: _review, ...inputs } = await scoreInputs(assessment);
  return inWorkshop("scorePaper", paper, inputs);
}
