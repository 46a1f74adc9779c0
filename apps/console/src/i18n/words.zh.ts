import {
  assessmentStateWords,
  cycleStateWords,
  formStateWords,
  frequencyWords,
  gradeWords,
  labelsOf,
  postWords,
  publicationStateWords,
  quotaGroupWords,
  quotaRoundingWords,
  roleWords,
  staffStateWords,
  staffStatusWords,
  tenantKindWords,
} from "@duheng/contracts/words";

/** Words of the field, the same everywhere. */
export const zh = {
  grade: labelsOf(gradeWords, "zh"),
  role: labelsOf(roleWords, "zh"),
  tenantKind: labelsOf(tenantKindWords, "zh"),
  assessmentState: labelsOf(assessmentStateWords, "zh"),
  cycleState: labelsOf(cycleStateWords, "zh"),
  formState: labelsOf(formStateWords, "zh"),
  publicationState: labelsOf(publicationStateWords, "zh"),
  stepBy: labelsOf(postWords, "zh"),
  frequency: labelsOf(frequencyWords, "zh"),
  rounding: labelsOf(quotaRoundingWords, "zh"),
  quotaGroup: labelsOf(quotaGroupWords, "zh"),
  staffState: labelsOf(staffStateWords, "zh"),
  staffStatus: labelsOf(staffStatusWords, "zh"),
} as const;
