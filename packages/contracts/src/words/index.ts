/** The words of the field, once for server, console and form pages. */
export { accountStandingWords } from "./accounts.ts";
export { gradeWords } from "./grade.ts";
export { type Dimension, dimensionWords, raterWords } from "./indicator.ts";
export { frequencyWords, quotaGroupWords, quotaRoundingWords } from "./plan.ts";
export { postWords, roleWords, tenantKindWords, tenantLevelWords, tenantStateWords } from "./roles.ts";
export {
  assessmentStateWords,
  cycleStateWords,
  datasetColumnWords,
  datasetStateWords,
  datasetSubjectWords,
  datasetVersionWords,
  formStateWords,
  grantStandingWords,
  jobStateWords,
  kinshipWords,
  leavingWords,
  organisationStateWords,
  planStateWords,
  publicationStateWords,
  staffEventStateWords,
  staffEventWords,
  staffStateWords,
  staffStatusWords,
  transferStateWords,
} from "./states.ts";
export { keysOf, labelOf, labelsOf, type WordsOf } from "./words-of.ts";
