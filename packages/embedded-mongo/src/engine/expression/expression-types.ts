import type { Collation } from "../collation.ts";
import { type Document, getField, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { weigh } from "../turn.ts";

/** A compiled expression: from a document (`$$ROOT`) to a value, `undefined` when missing. */
export type Evaluate = (root: Document) => unknown;

/** What an expression may depend on beside the document. */
export interface ExpressionOptions {
  readonly collation?: Collation | undefined;
  /** Values of `$$name`; read anew at each evaluation, so a caller may change them between documents. */
  readonly vars?: Readonly<Record<string, unknown>> | undefined;
  /** The value of `$$NOW`; the time of compilation by default. */
  readonly now?: Date | undefined;
}

/** Where a variable bound inside an expression keeps its value while its body runs. */
export interface Cell {
  value: unknown;
}

/** The steps of a loop in an expression, with a `yield` wherever something in it has been laid down. */
export type LoopSteps = (root: Document) => Generator<void, unknown>;

/**
 * Makes the steps of a loop from its compiled body; `next` is to be called before each time the body is evaluated, and
 * the body only through `resuming`.
 */
export type LoopMaker = (body: Evaluate, next: () => void) => LoopSteps;

/** What the compiler hands to each operator. */
export interface Compiler {
  readonly collation: Collation | undefined;
  /** Compiles a part in the same scope. */
  readonly compile: (expression: unknown) => Evaluate;
  /** Compiles a part in a scope with more variables. */
  readonly compileWith: (cells: ReadonlyMap<string, Cell>, expression: unknown) => Evaluate;
  /** Makes a loop with a body in a scope with more variables. */
  readonly loop: (cells: ReadonlyMap<string, Cell>, body: unknown, steps: LoopMaker) => Evaluate;
}

/** One expression operator: from its operand to the compiled expression. */
export type ExpressionOperator = (operand: unknown, compiler: Compiler, name: string) => Evaluate;

/** Rows of an operator table, by name. */
export type OperatorTable = Readonly<Record<string, ExpressionOperator>>;

/** Whether a value is null or missing. */
export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** The operands of an operator as a list: an array's items, or the one operand. */
export function operandsOf(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** An operator of exactly one operand. */
export function unary(
  apply: (value: unknown, compiler: Compiler, name: string) => unknown,
): ExpressionOperator {
  return (operand, compiler, name) => {
    const [only] = operandsOf(operand);
    checkCount(name, operandsOf(operand).length, 1, 1);
    const evaluate = compiler.compile(only);
    return (root) => weighed(apply(weighed(evaluate(root)), compiler, name));
  };
}

/** An operator of exactly two operands. */
export function binary(
  apply: (left: unknown, right: unknown, compiler: Compiler, name: string) => unknown,
): ExpressionOperator {
  return (operand, compiler, name) => {
    const operands = operandsOf(operand);
    checkCount(name, operands.length, 2, 2);
    const left = compiler.compile(operands[0]);
    const right = compiler.compile(operands[1]);
    return (root) => weighed(apply(weighed(left(root)), weighed(right(root)), compiler, name));
  };
}

/** An operator of several operands, all evaluated. */
export function variadic(
  min: number,
  max: number,
  apply: (values: readonly unknown[], compiler: Compiler, name: string) => unknown,
): ExpressionOperator {
  return (operand, compiler, name) => {
    const operands = operandsOf(operand);
    checkCount(name, operands.length, min, max);
    const parts = operands.map((part) => compiler.compile(part));
    return (root) =>
      weighed(
        apply(
          parts.map((part) => weighed(part(root))),
          compiler,
          name,
        ),
      );
  };
}

/**
 * An operator of named arguments, all evaluated. A name that is not listed is refused; an option that is given and has
 * no value is null, for only one that is not given has its default. What is to come instead of an error or null may be
 * missing.
 */
export function named(
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Readonly<Record<string, unknown>>, compiler: Compiler, name: string) => unknown,
): ExpressionOperator {
  return (operand, compiler, name) => {
    const given = argumentsOf(name, operand, required, optional);
    const parts = Object.keys(given).map(
      (key) =>
        [key, compiler.compile(given[key]), required.includes(key) || substitutes.includes(key)] as const,
    );
    return (root) => {
      const values: Record<string, unknown> = {};
      for (const [key, part, mayMiss] of parts) {
        const value = weighed(part(root));
        values[key] = value === undefined && !mayMiss ? null : value;
      }
      return weighed(apply(values, compiler, name));
    };
  };
}

/** Long lists and texts count as steps done. */
function weighed(value: unknown): unknown {
  weigh(value);
  return value;
}

const substitutes: readonly string[] = ["onNull", "onError"];

/** Checks the names of a document of arguments. */
export function argumentsOf(
  name: string,
  operand: unknown,
  required: readonly string[],
  optional: readonly string[],
): Document {
  if (!isDocument(operand))
    throw new MongoError("FailedToParse", `${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw new MongoError("FailedToParse", `Unrecognized argument to ${name}: ${key}`);
    }
  }
  for (const key of required) {
    if (getField(operand, key) === undefined) {
      throw new MongoError("FailedToParse", `Missing '${key}' parameter to ${name}`);
    }
  }
  return operand;
}

/** @throws MongoError 16020 for a wrong number of operands */
export function checkCount(name: string, count: number, min: number, max: number): void {
  if (count >= min && count <= max) return;
  const wanted =
    min === max
      ? `exactly ${min}`
      : `at least ${min}${max === Number.POSITIVE_INFINITY ? "" : ` and at most ${max}`}`;
  throw new MongoError(16020, `Expression ${name} takes ${wanted} arguments. ${count} were passed in.`);
}
