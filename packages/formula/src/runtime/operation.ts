import type { Effort } from "../numbers/effort.ts";
import { Rational } from "../numbers/rational.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { isList, type Value } from "./value.ts";

/** What an evaluation carries: the input, the rows of enclosing filters, other definitions, the group's values. */
export interface Run {
  readonly input: unknown;
  readonly rows: readonly unknown[];
  readonly cohort: unknown;
  /** What the whole program may still cost; null: each definition has an effort of its own. */
  readonly effort: Effort | null;
  definition(name: string): Value;
}

/** A sub-expression, ready to be evaluated as often as needed. */
export type Thunk = (run: Run) => Value;

/** An argument: evaluated only when it is called. */
export interface Argument {
  readonly place: Place;
  readonly value: Thunk;
  /** Of a table, its cells, each an argument of its own. */
  readonly cells?: readonly (readonly Argument[])[];
}

/** An operator or function of the runtime; it evaluates the arguments that it needs. */
export type Operation = (args: readonly Argument[], run: Run, place: Place) => Value;

/** The value of an argument that must be a number. The checker has seen to its type; a blank is a missing value. */
export function numberOf(arg: Argument | undefined, run: Run): Rational {
  const value = arg?.value(run);
  if (value instanceof Rational) return value;
  throw new Fault("missing-value", arg?.place ?? { from: 0, to: 0 });
}

export function textOf(arg: Argument | undefined, run: Run): string {
  const value = arg?.value(run);
  if (typeof value === "string") return value;
  throw new Fault("missing-value", arg?.place ?? { from: 0, to: 0 });
}

export function booleanOf(arg: Argument | undefined, run: Run): boolean {
  const value = arg?.value(run);
  if (typeof value === "boolean") return value;
  throw new Fault("missing-value", arg?.place ?? { from: 0, to: 0 });
}

export function argumentValue(arg: Argument | undefined, run: Run): Value {
  return arg === undefined ? null : arg.value(run);
}

/** All numbers of several arguments, lists opened, blanks left out. */
export function numbersOf(args: readonly Argument[], run: Run): Rational[] {
  const numbers: Rational[] = [];
  for (const arg of args) {
    const value = arg.value(run);
    if (value instanceof Rational) numbers.push(value);
    else collect(value, numbers);
  }
  return numbers;
}

function collect(value: Value, into: Rational[]): void {
  if (value instanceof Rational) into.push(value);
  else if (isList(value)) for (const each of value) collect(each, into);
}
