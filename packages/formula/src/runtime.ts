/** What a generated module needs: no parser, no checker. */
export type { CohortValue, CohortValues } from "./runtime/cohort.ts";
export type { EvaluationError, RuntimeErrorCode } from "./runtime/fault.ts";
export {
  instantiate,
  type ProgramColumns,
  type ProgramResult,
  type RunnableProgram,
} from "./runtime/program.ts";
export type { Output } from "./runtime/value.ts";
export type { CohortRequest, TypedProgram } from "./tree/typed-node.ts";
