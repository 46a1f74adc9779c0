/** What a generated module needs: no parser, no checker. */

export * as doubles from "./runtime/code-doubles.ts";
export type { CohortValue, CohortValues } from "./runtime/cohort.ts";
export type { Column, Columns, ListColumn } from "./runtime/columns.ts";
export type { EvaluationError, RuntimeErrorCode } from "./runtime/fault.ts";
export {
  instantiate,
  type ProgramColumns,
  type ProgramResult,
  type RunnableProgram,
} from "./runtime/program.ts";
export { isRow, type Output } from "./runtime/value.ts";
export type { CohortRequest, TypedProgram } from "./tree/typed-node.ts";
