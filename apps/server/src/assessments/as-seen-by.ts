import { type Assessment, type ScoreResult, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { fillingOf } from "./contributions/find.ts";
import { assessments } from "./model.ts";
import { isOwn } from "./own.ts";
import { scoreInputs } from "./score-inputs.ts";
import { hidesPrevious, isTold, knownToSubject } from "./told.ts";

/**
 * An assessment as the actor may see it. Until the feedback, the person assessed sees what the own answers score,
 * and neither the reviewer's points and comment, nor rank and grade: these are told by a person, in the feedback.
 */
export async function asSeenBy(actor: Actor, assessment: Assessment): Promise<Assessment> {
  if (!isOwn(assessment, actor) || isTold(assessment)) return assessment;
  const { grade: _grade, rank: _rank, excluded, ...rest } = assessment;
  const open: Assessment = excluded === undefined ? rest : { ...rest, excluded: withoutCause(excluded) };
  if (assessment.result === undefined) return open;
  if (!isReviewed(assessment) && !(await hidesPrevious(assessment))) return open;
  const result = await resultOfAnswers(assessment);
  return { ...open, result, score: result.score };
}

/** The same for what was read without its result: that of the whole is looked at where the actor may not know it. */
export async function listedAsSeenBy(actor: Actor, assessment: Assessment): Promise<Assessment> {
  if (!isOwn(assessment, actor) || isTold(assessment)) return assessment;
  return asSeenBy(actor, await assessments.get(assessment.id));
}

/**
 * The same for a refusal: what a conflict shows of the present state is what the actor may see of it.
 * Rejects with what `work` rejects with.
 */
export async function seenConflicts<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const current: unknown = error instanceof AppError ? error.data?.current : undefined;
    if (!(error instanceof AppError) || !validators.Assessment.is(current)) throw error;
    const { code, text, problems, data, cause } = error;
    throw new AppError(code, {
      message: text,
      ...(problems === undefined ? {} : { problems }),
      data: { ...data, current: await asSeenBy(actor, current) },
      cause,
    });
  }
}

/**
 * That somebody is under investigation is told by a person, not by a page. The other causes of the same rule (probation,
 * leave) are known to whom they concern, and read the same, or else this sentence would tell.
 */
function withoutCause(excluded: NonNullable<Assessment["excluded"]>): NonNullable<Assessment["excluded"]> {
  if (excluded.rule !== "G18") return excluded;
  return { ...excluded, reason: "本期不参加等次评定" };
}

function isReviewed({ steps }: Assessment): boolean {
  return steps.some(({ kind, state }) => kind === "review" && state === "done");
}

async function resultOfAnswers(assessment: Assessment): Promise<ScoreResult> {
  const paper = await paperSource(assessment.paperHash);
  const { filling } = await fillingOf(assessment.id);
  const inputs = await knownToSubject(
    assessment,
    await scoreInputs(assessment, { answers: filling.answers }),
  );
  return inWorkshop("scorePaper", paper, inputs);
}
