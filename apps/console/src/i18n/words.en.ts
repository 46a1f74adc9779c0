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
  tenantLevelWords,
  tenantStateWords,
} from "@duheng/contracts/words";
import type { SameKeys } from "./message-types.ts";
import type { zh } from "./words.zh.ts";

export const en: SameKeys<typeof zh> = {
  grade: labelsOf(gradeWords, "en"),
  role: labelsOf(roleWords, "en"),
  tenantKind: labelsOf(tenantKindWords, "en"),
  tenantLevel: labelsOf(tenantLevelWords, "en"),
  tenantState: labelsOf(tenantStateWords, "en"),
  assessmentState: labelsOf(assessmentStateWords, "en"),
  cycleState: labelsOf(cycleStateWords, "en"),
  formState: labelsOf(formStateWords, "en"),
  publicationState: labelsOf(publicationStateWords, "en"),
  stepBy: labelsOf(postWords, "en"),
  frequency: labelsOf(frequencyWords, "en"),
  rounding: labelsOf(quotaRoundingWords, "en"),
  quotaGroup: labelsOf(quotaGroupWords, "en"),
  staffState: labelsOf(staffStateWords, "en"),
  staffStatus: labelsOf(staffStatusWords, "en"),
};
