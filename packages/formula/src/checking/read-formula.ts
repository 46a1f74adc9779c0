import type { Finding } from "../diagnostic.ts";
import type { Environment } from "../rules/environment.ts";
import { type Parsed, parseAgain } from "../syntax/parser.ts";
import { type CheckOptions, type CheckResult, checkTree } from "./checker.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A formula with the meaning of its parts, and the mistakes in how it is written. */
export interface ReadFormula extends CheckResult {
  readonly syntax: readonly Finding[];
}

/** Reads a formula; one with mistakes is read again with the form's words in mind, which may explain them. */
export function readFormula(
  source: string,
  parsed: Parsed,
  environment: Environment,
  options: CheckOptions,
): ReadFormula {
  const first = checkTree(parsed.ast, source, environment, options);
  const mistakes = [...parsed.findings, ...first.reporter.findings];
  const again = mistakes.length === 0 ? null : parseAgain(source, vocabularyOf(environment), mistakes);
  if (again === null) return { ...first, syntax: parsed.findings };
  return { ...checkTree(again.ast, source, environment, options), syntax: again.findings };
}
