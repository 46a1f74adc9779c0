import { environmentOf } from "../checking/environment.ts";
import { ProgramError } from "../errors.ts";
import { columnClosures } from "../filter/column-closures.ts";
import { rowClosures } from "../filter/row-closures.ts";
import { type EvaluateColumns, overColumns } from "../runtime/evaluate-columns.ts";
import { instantiate, type RunnableProgram } from "../runtime/program.ts";
import { undecided } from "../runtime/undecided.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import type { FormulaType } from "../types/formula-type.ts";
import type { Scope, TypeName } from "../types/scope.ts";
import { checkProgram } from "./check-program.ts";
import { Explainer, type Explanation } from "./explain.ts";
import { type ModuleOptions, moduleSource } from "./module-source.ts";

/** One formula of a program. */
export interface Definition {
  /** A dotted path such as `indicators.A1` or `score.raw`; the first dot parts namespace and key. */
  readonly name: string;
  readonly source: string;
  /** The type that the result must have. */
  readonly expected?: TypeName;
  /** The indicator whose ratings the name `ratings` means in this definition: `input.ratings[ratingsOf]`. */
  readonly ratingsOf?: string;
  /** What people call it; explanations show it. */
  readonly title?: string;
}

/** Formulas that name each other, checked and ready: exact between each other, doubles where they leave. */
export interface Program extends RunnableProgram {
  /** Definition → the type of its value. */
  readonly types: Readonly<Record<string, FormulaType>>;
  /** Definition names in dependency order. */
  readonly order: readonly string[];
  /** Why the values are what they are: all definitions, or the one asked for (null: there is none of that name). */
  explain(input: unknown): Readonly<Record<string, Explanation>>;
  explain(input: unknown, name: string): Explanation | null;
  /** The definitions that doubles leave to exact evaluation on this input. */
  undecided(input: unknown): readonly string[];
  /** The same as `evaluate`, for `count` records whose fields are columns. */
  readonly evaluateColumns: EvaluateColumns;
  /** Source of an ES module that exports the same `evaluate`, importing only the runtime. */
  toModule(options?: ModuleOptions): string;
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
  const program: TypedProgram = tree;
  let explainer: Explainer | undefined;

  function explain(input: unknown): Readonly<Record<string, Explanation>>;
  function explain(input: unknown, name: string): Explanation | null;
  function explain(
    input: unknown,
    name?: string,
  ): Readonly<Record<string, Explanation>> | Explanation | null {
    explainer ??= new Explainer(program);
    const trees = explainer.explain(input);
    return name === undefined ? Object.fromEntries(trees) : (trees.get(name) ?? null);
  }

  return {
    ...runnable,
    types,
    order,
    tree,
    explain,
    undecided: (input) => undecided(tree, fast, input, runnable.evaluate(input)),
    evaluateColumns: overColumns(tree, columnClosures(tree.definitions), fast),
    toModule: (options) => moduleSource(tree, options),
  };
}
