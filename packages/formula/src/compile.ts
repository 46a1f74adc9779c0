import { FormulaError } from "./errors.ts";
import { rowClosures } from "./filter/row-closures.ts";
import { checkProgram } from "./program/check-program.ts";
import { type Explanation, explanationOf } from "./program/explain.ts";
import { environmentOf } from "./rules/environment.ts";
import type { CohortValues } from "./runtime/cohort.ts";
import type { RuntimeErrorCode } from "./runtime/fault.ts";
import { instantiate, type ProgramResult } from "./runtime/program.ts";
import { isRow, type Output } from "./runtime/value.ts";
import type { CohortRequest } from "./tree/typed-node.ts";
import { errorType, type FormulaType } from "./types/formula-type.ts";
import type { Scope } from "./types/scope.ts";

/** An error value of a single formula. */
export interface FormulaFault {
  readonly code: RuntimeErrorCode;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The value (null: blank; numbers the doubles nearest to the exact result) or why there is none. */
export type FormulaResult = { readonly value: Output } | { readonly error: FormulaFault };

/** A formula that checks, ready to be evaluated. */
export interface Formula {
  readonly type: FormulaType;
  /** `input`: the filled form, with the reserved rows (`ratings`, `indicators`, …) beside its fields. Never throws. */
  evaluate(input: unknown): FormulaResult;
  /** The same, in exact numbers throughout. */
  evaluateExactly(input: unknown): FormulaResult;
  /** The tree of sub-expressions that were evaluated, with place, text and value. */
  explain(input: unknown): Explanation;
  /** What must be known of the group first; read from `input.cohort`. */
  readonly cohort: readonly CohortRequest[];
  cohortValues(inputs: readonly unknown[]): CohortValues;
}

/** Readies a formula that stands alone. Throws `FormulaError` with the diagnostics where it does not check. */
export function compile(source: string, scope: Scope): Formula {
  const { tree, types, byDefinition } = checkProgram([{ name: "", source }], environmentOf(scope));
  if (tree === null) throw new FormulaError(byDefinition[""] ?? []);
  const fast = rowClosures(tree.definitions);
  const [quick] = fast;
  const runnable = instantiate(tree, fast);
  const explanation = explanationOf(tree);

  function result({ values, errors }: ProgramResult): FormulaResult {
    const error = errors[""];
    if (error === undefined) return { value: values[""] ?? null };
    const { code, from, to, params } = error;
    return { error: { code, from, to, params } };
  }
  return {
    type: types[""] ?? errorType,
    cohort: runnable.cohort,
    cohortValues: runnable.cohortValues,
    evaluate(input) {
      const value = isRow(input) ? quick?.(input, []) : undefined;
      return value === undefined ? result(runnable.evaluateExactly(input)) : { value };
    },
    evaluateExactly: (input) => result(runnable.evaluateExactly(input)),
    explain(input) {
      const nothing = { from: 0, to: source.length, text: source, definition: "", children: [] };
      return explanation.explain(input, "") ?? nothing;
    },
  };
}
