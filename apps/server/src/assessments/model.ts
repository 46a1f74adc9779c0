import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { assessmentListing, ownListing } from "./listing.ts";

export const AssessmentModel = modelOf("Assessment", {
  collection: "assessments",
  indexes: [
    { on: { cycleId: 1, "subject.kind": 1, "subject.id": 1 }, unique: true },
    ...indexesFor(assessmentListing, { by: ["cycleId", "quotaGroupId", "subject.id", "userId"] }),
    ...indexesFor(ownListing, { within: ["userId"], by: ["state"] }),
    { on: { cycleId: 1, userId: 1 } },
    // A form's, by cycle and by period.
    { on: { formId: 1, cycleId: 1, _id: 1 } },
    { on: { formId: 1, period: -1, _id: -1 } },
    // A category's papers one after the other, and whether any of them waits.
    { on: { cycleId: 1, "snapshot.categoryId": 1, _id: 1 } },
    { on: { cycleId: 1, "snapshot.categoryId": 1, state: 1 } },
    // A person's earlier results.
    { on: { "subject.id": 1, "subject.kind": 1, "grade.final": 1, period: -1 } },
    { on: { "steps.actorIds": 1, state: 1 } },
  ],
});
/** What people put into the steps of assessments. */
export const ContributionModel = modelOf("Contribution", {
  collection: "contributions",
  indexes: [
    { on: { assessmentId: 1, kind: 1, state: 1 } },
    { on: { assessmentId: 1, _id: 1 } },
    // Two devices that begin a draft at once: the second finds the first one's.
    { on: { assessmentId: 1, stepId: 1, kind: 1, by: 1 }, unique: true, partial: { state: "draft" } },
  ],
});
export const QuotaGroupModel = modelOf("QuotaGroup", {
  collection: "quota_groups",
  indexes: [{ on: { cycleId: 1, key: 1 }, unique: true }, { on: { cycleId: 1, title: 1 } }],
});
export const ScoreModel = modelOf("Score", {
  collection: "scores",
  indexes: [{ on: { assessmentId: 1, scoredAt: -1 } }],
});
export const CohortModel = modelOf("Cohort", {
  collection: "cohorts",
  indexes: [{ on: { cycleId: 1, categoryId: 1 }, unique: true }],
});
export const CohortValuesModel = modelOf("CohortValues", {
  collection: "cohort_values",
  indexes: [{ on: { cycleId: 1, categoryId: 1, at: -1 } }],
});

export const assessments = repositoryOf("Assessment", AssessmentModel);
export const contributions = repositoryOf("Contribution", ContributionModel);
export const quotaGroups = repositoryOf("QuotaGroup", QuotaGroupModel);
export const scores = repositoryOf("Score", ScoreModel);
export const cohorts = repositoryOf("Cohort", CohortModel);
export const cohortValues = repositoryOf("CohortValues", CohortValuesModel);
