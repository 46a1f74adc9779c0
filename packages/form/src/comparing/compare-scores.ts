import type { Form } from "@duheng/contracts";
import { wholeScore } from "../scoring/whole-score.ts";
import type { ScoreComparison, Submission } from "./comparison.ts";
import { type ComparedContexts, noGroups, prepareComparison } from "./prepare-comparison.ts";
import { countsOf, type ScoreSummary, summaryOf } from "./score-counts.ts";

export interface ScoresCompared {
  readonly comparisons: readonly ScoreComparison[];
  readonly summary: ScoreSummary;
}

/**
 * A cycle's filled forms scored by the version that they were filled with, and by another beside it (试算): answers
 * follow `x-id`, a reviewer's points and ballots follow the indicator's id. COHORT… looks at just these submissions, in
 * each version for itself. Pure; throws FormError where either form does not check.
 */
export function compareScores(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  contexts: ComparedContexts = {},
): ScoresCompared {
  const comparisons = [...comparing(oldForm, newForm, submissions, contexts)];
  return { comparisons, summary: summaryOf(countsOf(comparisons.map(comparedPoints))) };
}

/** So many forms are scored between two turns of others. */
const atOnce = 5;

/** The same, letting others have their turn by `turn` every few forms: for a page that goes on meanwhile. */
export async function compareScoresInTurns(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  turn: () => Promise<unknown>,
  contexts: ComparedContexts = {},
): Promise<readonly ScoreComparison[]> {
  const comparisons: ScoreComparison[] = [];
  for (const each of comparing(oldForm, newForm, submissions, contexts)) {
    comparisons.push(each);
    if (comparisons.length % atOnce === 0) await turn();
  }
  return comparisons;
}

/** What of a comparison is counted. */
export function comparedPoints({ before, after, difference, lost }: ScoreComparison) {
  return { before: wholeScore(before), after: wholeScore(after), difference, lost };
}

function* comparing(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  contexts: ComparedContexts,
): Generator<ScoreComparison> {
  const { needsGroups, membersOf, valuesOf, compare } = prepareComparison(oldForm, newForm, contexts);
  const groups = needsGroups ? valuesOf(membersOf(submissions)) : noGroups;
  for (const each of submissions) yield compare(each, groups);
}
