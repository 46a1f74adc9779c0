/** Evidence: files beside the answers, for fields with `x-evidence`. No compiler is loaded with it. */
export { type FollowPath, followRows, matchRows } from "./follow-rows.ts";
export { type EvidenceMap, type EvidenceState, followEvidence, mergeEvidence } from "./merge-evidence.ts";
export {
  asksForEvidence,
  type EvidencePlace,
  evidencePlaces,
  missingEvidence,
} from "./missing-evidence.ts";
