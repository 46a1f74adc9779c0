import { checkExpected, type Expectation, readExpected } from "./checking/expected.ts";
import type { Reference } from "./checking/names.ts";
import { readFormula } from "./checking/read-formula.ts";
import { settle } from "./checking/settle.ts";
import type { Diagnostic, Finding } from "./diagnostic.ts";
import { type Environment, environmentOf } from "./rules/environment.ts";
import { parse } from "./syntax/parser.ts";
import type { FormulaType } from "./types/formula-type.ts";
import type { Scope, TypeName } from "./types/scope.ts";

export interface CheckedFormula {
  /** `error` where the mistakes leave no type. */
  readonly type: FormulaType;
  /** In the order of their places; empty: the formula can be compiled. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every name that was understood, with its path from the root: `["加分项", "分值"]`. */
  readonly references: readonly Reference[];
}

/**
 * Checks a formula against what its names may mean and, where given, the type that it must have (`"boolean"`,
 * `"number?"`, `"points"` or a type; the name of none asks for nothing). Never throws: every mistake is a diagnostic with its place.
 * What is no text, which untyped callers may hand over, is an empty formula.
 */
export function check(given: string, scope: Scope, expected?: TypeName | FormulaType): CheckedFormula {
  const source = typeof given === "string" ? given : "";
  const environment = environmentOf(scope);
  const wanted = expected === undefined ? null : readExpected(expected);
  const result = checkOnce(source, environment, wanted, true);
  const diagnostics = settle(
    source,
    result.findings,
    (fixed) => checkOnce(fixed, environment, wanted, false).findings,
  );
  return { type: result.type, diagnostics, references: result.references };
}

function checkOnce(
  source: string,
  environment: Environment,
  expected: Expectation | null,
  offers: boolean,
): { findings: readonly Finding[]; type: FormulaType; references: readonly Reference[] } {
  const { checked, reporter, references, syntax } = readFormula(source, parse(source), environment, {
    offers,
  });
  if (expected !== null) checkExpected(checked, expected, reporter);
  return {
    findings: syntax.length === 0 ? reporter.findings : [...syntax, ...reporter.findings],
    type: checked.type,
    references,
  };
}
