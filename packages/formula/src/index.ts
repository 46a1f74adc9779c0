export { type CheckedFormula, check } from "./check.ts";
export type { Reference } from "./checking/names.ts";
export { compile, type Formula, type FormulaFault, type FormulaResult } from "./compile.ts";
export type { Diagnostic, DiagnosticCode, Fix, Params } from "./diagnostic.ts";
export { type BandCall, bandCalls, readsAsValue, type Written } from "./editing/bands.ts";
export { mayComeBelowZero } from "./editing/below-zero.ts";
export { type Completion, complete, type Matcher } from "./editing/complete.ts";
export { type DataName, dataNames } from "./editing/data-names.ts";
export { format } from "./editing/format.ts";
export { type FunctionDocs, functions } from "./editing/functions.ts";
export { type Highlight, type HighlightKind, highlight } from "./editing/highlight.ts";
export { references } from "./editing/references.ts";
export { rename } from "./editing/rename.ts";
export { currentEdition, type Edition } from "./edition.ts";
export { FormulaError, ProgramError } from "./errors.ts";
export { limits } from "./limits.ts";
export { nearest, spell } from "./nearest.ts";
export { effortSpent } from "./numbers/effort.ts";
export type { Definition } from "./program/definition.ts";
export type { Explanation } from "./program/explain.ts";
export type { ModuleOptions } from "./program/module-source.ts";
export { compileProgram, type Program } from "./program/program.ts";
export { type Renderable, render } from "./rendering/render.ts";
export type { Locale } from "./rendering/words.ts";
export { type PreparedScope, prepareScope } from "./rules/environment.ts";
export { type CohortMembers, type CohortValue, type CohortValues, joinMembers } from "./runtime/cohort.ts";
export { ownPlace } from "./runtime/cohort-place.ts";
export type { Column, Columns, ListColumn } from "./runtime/columns.ts";
export type { ProgramColumns } from "./runtime/evaluate-columns.ts";
export type { EvaluationError, RuntimeErrorCode } from "./runtime/fault.ts";
export type { ProgramResult, RunnableProgram } from "./runtime/program.ts";
export type { Output } from "./runtime/value.ts";
export { writeName, writeReference } from "./syntax/names.ts";
export type { CohortRequest } from "./tree/typed-node.ts";
export {
  type EnumValue,
  type FormulaType,
  type Property,
  parseType,
  type RowShape,
  typeName,
} from "./types/formula-type.ts";
export {
  type Constants,
  raterKinds,
  reservedNames,
  type Scope,
  type ScopeDatasets,
  type ScopeEntry,
  type TypeName,
} from "./types/scope.ts";
