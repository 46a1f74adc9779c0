import { ProgramError } from "../errors.ts";
import { columnClosures } from "../filter/column-closures.ts";
import { rowClosures } from "../filter/row-closures.ts";
import { environmentOf } from "../rules/environment.ts";
import { type EvaluateColumns, overColumns } from "../runtime/evaluate-columns.ts";
import { instantiate, type RunnableProgram } from "../runtime/program.ts";
import { undecided } from "../runtime/undecided.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import type { FormulaType } from "../types/formula-type.ts";
import type { Scope } from "../types/scope.ts";
import { checkProgram } from "./check-program.ts";
import type { Definition } from "./definition.ts";
import { explanationOf, type ProgramExplanation } from "./explain.ts";
import { type ModuleOptions, moduleSource, rowsExpression } from "./module-source.ts";

/** Formulas that name each other, checked and ready: exact between each other, doubles where they leave. */
export interface Program extends RunnableProgram, ProgramExplanation {
  /** Definition → the type of its value. */
  readonly types: Readonly<Record<string, FormulaType>>;
  /** Definition names in dependency order. */
  readonly order: readonly string[];
  /** The definitions that doubles leave to exact evaluation on this input. */
  undecided(input: unknown): readonly string[];
  /** The same as `evaluate`, for `count` records whose fields are columns. */
  readonly evaluateColumns: EvaluateColumns;
  /** Source of an ES module that exports the same `evaluate`, importing only the runtime. */
  toModule(options?: ModuleOptions): string;
  /** What such a module hands to `instantiate`, as one expression: for code that is made of more than a program. */
  toRows(): string;
  /** The typed program as data, for other back-ends. */
  readonly tree: TypedProgram;
}

/**
 * Checks and readies definitions, whose names the caller keeps unique. Throws `ProgramError` with every mistake of
 * their authors, by definition; `TypeError` where `expected` names no type.
 */
export function compileProgram(definitions: readonly Definition[], scope: Scope): Program {
  const { tree, types, byDefinition } = checkProgram(definitions, environmentOf(scope));
  if (tree === null) throw new ProgramError(byDefinition);
  const fast = rowClosures(tree.definitions);
  const runnable = instantiate(tree, fast);
  const order = tree.definitions.map(({ name }) => name);
  return {
    ...runnable,
    types,
    order,
    tree,
    ...explanationOf(tree),
    undecided: (input) => undecided(tree, fast, input),
    evaluateColumns: overColumns(tree, columnClosures(tree.definitions), fast),
    toModule: (options) => moduleSource(tree, options),
    toRows: () => rowsExpression(tree),
  };
}
