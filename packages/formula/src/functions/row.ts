import type { Edition } from "../edition.ts";
import type { Checked } from "../rules/checked.ts";
import type { Facts } from "../rules/facts.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { CallAst } from "../syntax/ast.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import type { FormulaType } from "../types/formula-type.ts";

/**
 * What an argument may be. `numbers`: a number, or a list of them, blanks allowed; `dates` likewise. `value`: anything single;
 * `any`: also a list. `branch`: a value that must agree with the other branches. `table`: `[[…], […]]`.
 */
type ParameterType =
  | "number"
  | "text"
  | "boolean"
  | "date"
  | "numbers"
  | "dates"
  | "value"
  | "any"
  | "branch"
  | "table"
  | "list of number";

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** May be left out; all that follow it then too. */
  readonly omittable?: true;
  /** May be given again and again; of several repeated ones, always all. */
  readonly repeat?: true;
}

/** A call whose number of arguments is right and whose arguments were checked by themselves. */
export interface CallContext {
  readonly ast: CallAst;
  readonly args: readonly Checked[];
  readonly reporter: Reporter;
  readonly edition: Edition;
  /** The source as written. */
  readonly source: string;
  /** What is known where the call stands. */
  readonly facts: Facts;
  /** The values of choices that the formula names, by `presenceKey`. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Holds an argument against a plain type; tells a blank or a mismatch. */
  need(arg: Checked | undefined, type: "number" | "text" | "boolean" | "date"): void;
}

/**
 * What a choice comes to where none of its conditions holds: what was given for that, or nothing, or that can't be since
 * the conditions cover all cases.
 */
export type Otherwise = "given" | "missing" | "covered";

/** What a call is in the typed tree. */
export interface CalledOperation {
  readonly name: string;
  readonly args: readonly TypedNode[];
}

/** One function of the language: how it is called, what it gives, and what it is for. */
export interface FunctionRow {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The result as the documentation shows it. */
  readonly result: string;
  readonly docs: { readonly zh: string; readonly en: string };
  /** Evaluated by a test; also the documentation's example. */
  readonly example: { readonly source: string; readonly value: number | string | boolean | null };
  /** The edition that it came with; 0 unless said. */
  readonly since?: Edition;
  /** The type of the result. Where it is absent, parameters and result say all. */
  readonly check?: (call: CallContext) => FormulaType;
  /** Of a choice between conditions: whether one of them surely holds, or what is taken else. */
  readonly otherwise?: (call: CallContext) => Otherwise;
  /** The arguments that may be the result, a blank of theirs too. */
  readonly passes?: (args: readonly Checked[]) => readonly Checked[];
  /** Since edition 1: what it is in the typed tree, where that is not its own name with its arguments. */
  readonly operation?: (args: readonly Checked[]) => CalledOperation;
  /** The most arguments, where the parameters do not say it; or a rule on their number. */
  readonly arity?: (count: number) => boolean;
}

/** `ROUND(x, digits)`; a part that may be left out is in brackets, `…` repeats. */
export function signatureOf(row: FunctionRow): string {
  const parts = row.parameters.map(({ name, omittable, repeat }) => {
    const text = repeat === true ? `${name}…` : name;
    return omittable === true ? `[${text}]` : text;
  });
  return `${row.name}(${parts.join(", ")})`;
}

/** Whether a function takes so many arguments. */
export function takes(row: FunctionRow, count: number): boolean {
  if (row.arity !== undefined) return row.arity(count);
  let least = 0;
  let most = row.parameters.length;
  for (const { omittable, repeat } of row.parameters) {
    if (omittable !== true) least += 1;
    if (repeat === true) most = Number.POSITIVE_INFINITY;
  }
  return count >= least && count <= most;
}
