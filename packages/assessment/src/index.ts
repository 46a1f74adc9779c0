/** The process without I/O: from points to consequences. Rule numbers (G1 …) are in the guide on grading. */
export {
  type ContributionOf,
  draftIn,
  earlierOf,
  fillingAmong,
  givenOf,
  isOfKind,
} from "./contributions/of-kind.ts";
export { reviewPoints } from "./contributions/review-points.ts";
export { type Adjustments, netAdjustment } from "./grading/adjust.ts";
export { type AnnualEligibility, type AnnualInput, annualEligibility } from "./grading/annual.ts";
export { bandOf, defaultBands, grades, isAbove, underCeiling } from "./grading/band.ts";
export { candidateOf } from "./grading/candidate-of.ts";
export { canFixGrades, type FixGradesOutcome, type FixGradesRefusal } from "./grading/fix-grades.ts";
export { type FlatRule, type FlatScoring, type FlatSign, flatScoring } from "./grading/flat.ts";
export { type DayRange, dayNumber, dayOf, type LeaveShare, leaveShare } from "./grading/leave.ts";
export {
  allowsGrade,
  type GradeCandidate,
  type GradeProposal,
  type ProposalInput,
  type Proposals,
  proposeGrades,
} from "./grading/propose.ts";
export {
  type SatisfactionInput,
  type SatisfactionPoints,
  satisfactionPoints,
} from "./grading/public-satisfaction.ts";
export { type PublishedScore, type PublishingRule, publishScore } from "./grading/publish.ts";
export { pooledSeats, type Rounding, seatsOf } from "./grading/quota.ts";
export { type Candidate, type Ranked, rankCandidates } from "./grading/rank.ts";
export { combineRatings, type RatingsInput, type RatingsResult } from "./grading/ratings.ts";
export { type SharedSeats, shareSeats } from "./grading/seats.ts";
export { canSetGrade, needsReason, type SetGradeOutcome, type SetGradeRefusal } from "./grading/set-grade.ts";
export { type TransferPart, transferScore } from "./grading/transfer.ts";
export { type CycleAction, type CycleOutcome, type CycleProgress, cycleTransition } from "./process/cycle.ts";
export { defaultPlanSettings, defaultSteps } from "./process/defaults.ts";
export { type CycleDays, type ExclusionReason, exclusionOf } from "./process/exclusions.ts";
export { assignPapers, type PaperAssignments, papersFor } from "./process/papers.ts";
export { daysOfPeriod } from "./process/period.ts";
export { isBeforePeriod, latestBefore } from "./process/previous-period.ts";
export { planQuotaGroups, type QuotaGroupPlan, type QuotaMember } from "./process/quota-groups.ts";
export { sayPeriod } from "./process/say-period.ts";
export type { Refusal, Refused } from "./refusal.ts";
export { isBeforeDecision, statesBeforeDecision } from "./steps/before-decision.ts";
export { checkSteps } from "./steps/check-steps.ts";
export { endSteps } from "./steps/end-steps.ts";
export { handOverSteps, type StepsHandedOver } from "./steps/hand-over-steps.ts";
export { stateOf } from "./steps/state-of.ts";
export {
  actionOf,
  grantableActs,
  isGrantable,
  kindsOfActs,
  type StepAction,
  type StepActionName,
  type StepKindRow,
  stepActionNames,
  stepKind,
  stepKindNames,
} from "./steps/step-kinds.ts";
export { actorsFor, following, type PostHolders, type StepContext, stepsFor } from "./steps/steps-for.ts";
export {
  type AssessmentActor,
  mayAct,
  type TransitionOutcome,
  type TransitionRefusal,
  transition,
} from "./steps/transition.ts";
export { groupWorkItem, noDay, queueOf, type WorkItemOf, workItemsOf } from "./steps/work-items.ts";
