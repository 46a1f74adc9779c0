/** What a generated module needs: no parser, no checker. */
export type { CohortMembers, CohortValue, CohortValues } from "./runtime/cohort.ts";
export {
  average,
  count,
  countRows,
  gather,
  gatherRows,
  greatest,
  median,
  member,
  present,
  roundDirected,
  roundHalf,
  smallest,
  sum,
  trimmed,
} from "./runtime/doubles.ts";
export type { FastRow } from "./runtime/fast.ts";
export type { EvaluationError, RuntimeErrorCode } from "./runtime/fault.ts";
export { instantiate, type ProgramResult, type RunnableProgram } from "./runtime/program.ts";
export {
  commonParts,
  decimalParts,
  listParts,
  nearestTo,
  partsIn,
  settleRound,
  settleSign,
} from "./runtime/settle.ts";
export { isRow, type Output } from "./runtime/value.ts";
export type { CohortRequest, TypedProgram } from "./tree/typed-node.ts";
