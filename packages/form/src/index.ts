/** The form document without I/O: checking, filling, scoring, comparing, and what a paper is. */
import "./fields/patterns.ts";

export { type CohortMembers, currentEdition, type Edition, joinMembers } from "@duheng/formula";

export type * from "./api.ts";
export { blankForm } from "./blank-form.ts";
export { type CarriedOver, carryOver, type MovedAnswer } from "./carrying/carry-over.ts";
export type { LossReason, LostAnswer } from "./carrying/losses.ts";
export { checkForm } from "./checking/check-form.ts";
export { comparedPoints, compareScores, type ScoresCompared } from "./comparing/compare-scores.ts";
export type { IndicatorComparison, ScoreComparison, Submission } from "./comparing/comparison.ts";
export {
  type ComparedContexts,
  type Comparison,
  type GroupMembers,
  type GroupValues,
  type InGroups,
  joinGroups,
  noGroups,
  prepareComparison,
} from "./comparing/prepare-comparison.ts";
export { type ScoreSummary, summaryOf as summaryOfScores } from "./comparing/score-counts.ts";
export {
  emptyTally,
  joinTallies,
  type PointsPair,
  type TallyBounds,
  type TrialPaper,
  type TrialTally,
  tallyOf,
} from "./comparing/trial-tally.ts";
export { type FoundColumn, findColumn } from "./datasets/find-column.ts";
export { type DataColumn, usedColumns } from "./datasets/used-columns.ts";
export { joinDatasets, withDatasetsUsed, withMissingDatasets } from "./datasets/with-datasets-used.ts";
export { attributeName } from "./difference/attribute-words.ts";
export { diffForms } from "./difference/diff-forms.ts";
export { tellAnswer, tellValue } from "./difference/tell-value.ts";
export { type CarriedEvidence, carryEvidence, type LostEvidence } from "./evidence/carry-evidence.ts";
export { describedAnswers } from "./fields/described-answers.ts";
export { isOfData } from "./fields/is-of-data.ts";
export { type KeyTasksOptions, keyTasksField } from "./fields/key-tasks.ts";
export { clearedPaths, withCleared } from "./fill/cleared.ts";
export { createFillStore } from "./fill/create-fill-store.ts";
export { hashForm } from "./hash-form.ts";
export type { LeftOut } from "./importing/import-notes.ts";
export { type ImportedForm, importSchema, type PartialForm } from "./importing/import-schema.ts";
export { canonicalJson } from "./json/canonical.ts";
export type { LoweredDefinition } from "./lowering/definition.ts";
export { type LoweredForm, lowerForm } from "./lowering/lower-form.ts";
export { definitionNames } from "./lowering/names.ts";
export { ownPoints } from "./lowering/own-points.ts";
export { scopeOfDatasets } from "./lowering/scope-of-datasets.ts";
export {
  type ComparingOptions,
  compareMeaning,
  type MeaningCompared,
  type MeaningDifference,
} from "./merging/compare-meaning.ts";
export type { MergeChoices, MergeConflict, MergeSide } from "./merging/conflict.ts";
export { type FittedParts, fitInto, type Served } from "./merging/fit-into.ts";
export {
  type LockBreach,
  type LockedForms,
  type LockReach,
  lockBreaches,
  lockedUses,
  lockReach,
} from "./merging/lock-breaches.ts";
export { type FormMerge, mergeForms, resolveConflicts } from "./merging/merge-forms.ts";
export { mergeTemplate, type TemplateMerge, type TemplateUpgrade } from "./merging/merge-template.ts";
export { type Slip, slipsBetween, withoutSlips } from "./merging/slips.ts";
export { type ChangedPart, changedParts, takeParts } from "./merging/take-parts.ts";
export { hashPaper } from "./paper/hash-paper.ts";
export { prepareForm } from "./prepare-form.ts";
export { FormError } from "./problem.ts";
export { type FormulaPlace, formulaPlaces } from "./references/formula-places.ts";
export { renameField, renameGroup, renameIndicator } from "./references/rename.ts";
export {
  type FormulaReference,
  type ReferenceWord,
  type ResolvedFormula,
  resolveFormulas,
} from "./references/resolve-formulas.ts";
export { checkReview, type ReviewLevel, reviewLevels } from "./review/check-review.ts";
export { adjustSample } from "./samples/adjust-sample.ts";
export { exampleInputs, randomInputs } from "./samples/make-inputs.ts";
export { runSample, runSamples } from "./samples/run-samples.ts";
export { wholeScore } from "./scoring/whole-score.ts";
export { answersFromData, type SourcedAnswers } from "./sources/answers-from-data.ts";
export { typedAnswers } from "./sources/typed-answers.ts";
export { checkWhole, type WholeCheck } from "./whole/check-whole.ts";
export {
  type ExpectedChange,
  type FollowingSample,
  followingSamples,
  withFollowed,
} from "./whole/follow-samples.ts";
