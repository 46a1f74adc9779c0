import type { Assessment, Score } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { paperSource } from "../forms/paper-source.ts";
import { usedInputs } from "../forms/used-inputs.ts";
import { StalePreparation } from "../use-cases/stale-preparation.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { outOfReview } from "./cohorts/out-of-review.ts";
import { areCurrent } from "./data/gather-data.ts";
import type { GivenInputs } from "./inputs/provider.ts";
import { gatheredInputs } from "./score-inputs.ts";
import { type Scored, supersedeScore } from "./supersede-score.ts";

interface ScoredAlone extends Scored {
  /** Whether something in it is held against the group, of which nothing is known yet. */
  readonly needsCohort: boolean;
}

/** Scores what was put into an assessment, as it is to be, by its paper. Before the transaction that keeps it. */
export async function scoreOf(assessment: Assessment, given: GivenInputs): Promise<ScoredAlone> {
  const paper = await paperSource(assessment.paperHash);
  const uses = await usedInputs(assessment.paperHash);
  const { inputs, datasets } = await gatheredInputs(assessment, given);
  return {
    inputs,
    ...(datasets === undefined ? {} : { datasets }),
    result: await inWorkshop("scorePaper", paper, inputs),
    needsCohort: uses.some(({ kind }) => kind === "cohort"),
  };
}

/**
 * Keeps the score of an assessment as it is to be, superseding all earlier ones. Inside the transaction that writes it.
 * Where it comes out of its review by this, its cohort is told. Throws `StalePreparation` where it was made of figures that count no
 * more. Out: the attributes of the assessment that copy it.
 */
export async function keepScore(
  assessment: Assessment,
  { needsCohort, ...scored }: ScoredAlone,
  { cause, actor }: { readonly cause: Score["cause"]; readonly actor: Pick<Actor, "userId"> },
): Promise<Required<Pick<Assessment, "result" | "scoreId" | "score">>> {
  if (scored.datasets !== undefined && !(await areCurrent(scored.datasets, assessment.period)))
    throw new StalePreparation(assessment);
  await outOfReview(assessment, { needsCohort, by: actor.userId });
  return supersedeScore(assessment, scored, { cause, by: actor.userId });
}
