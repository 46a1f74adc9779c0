import { describe } from "../describe.ts";
import { type Document, documentOf, getField, isDocument } from "../document.ts";
import { dottedName, fieldPath, operatorName } from "../field-path.ts";
import { MongoError } from "../mongo-error.ts";
import { accumulatorExpressions } from "./accumulator-expressions.ts";
import { arithmeticOperators } from "./arithmetic.ts";
import { arrayOperators } from "./array.ts";
import { conversionOperators } from "./conversion.ts";
import { dateOperators } from "./date.ts";
import type { Cell, Compiler, Evaluate, ExpressionOperator, ExpressionOptions } from "./expression-types.ts";
import { logicOperators } from "./logic.ts";
import { Resumable } from "./resumable.ts";
import { stringOperators } from "./string.ts";
import { variableOperators } from "./variables.ts";

/** All expression operators by name; any other is refused. */
export const expressionOperators: Readonly<Record<string, ExpressionOperator>> = {
  ...accumulatorExpressions,
  ...arithmeticOperators,
  ...arrayOperators,
  ...conversionOperators,
  ...dateOperators,
  ...logicOperators,
  ...stringOperators,
  ...variableOperators,
};

/**
 * Compiles an aggregation expression.
 * @returns a function from a document to the expression's value, `undefined` for missing
 * @throws MongoError InvalidPipelineOperator (168) for an unknown operator, 17276 for an undefined variable, 15983 for
 *   an operator document with several fields
 */
export function compileExpression(expression: unknown, options: ExpressionOptions = {}): Evaluate {
  const now = options.now ?? new Date();
  return compilerOf(options, now, new Map(), []).compile(expression);
}

/** @param loops gets the loops that are met */
function compilerOf(
  options: ExpressionOptions,
  now: Date,
  cells: ReadonlyMap<string, Cell>,
  loops: Resumable[],
): Compiler {
  const compiler: Compiler = {
    collation: options.collation,
    compile: (expression) => compilePart(expression, compiler, (name) => variable(name, options, now, cells)),
    compileWith: (more, expression) =>
      compilerOf(options, now, new Map([...cells, ...more]), loops).compile(expression),
    loop: (more, expression, make) => {
      const inner: Resumable[] = [];
      const body = compilerOf(options, now, new Map([...cells, ...more]), inner).compile(expression);
      const next = (): void => {
        for (const one of inner) one.reset();
      };
      const loop = new Resumable(make(body, next), inner);
      loops.push(loop);
      return loop.evaluate;
    },
  };
  return compiler;
}

function compilePart(expression: unknown, compiler: Compiler, lookUp: (name: string) => Evaluate): Evaluate {
  if (typeof expression === "string" && expression.startsWith("$")) {
    if (expression === "$") throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
    return expression.startsWith("$$")
      ? variablePath(expression.slice(2), lookUp)
      : valueOfPath(expression.slice(1));
  }
  if (Array.isArray(expression)) {
    const parts = expression.map((part: unknown) => compiler.compile(part));
    return (root) => parts.map((part) => part(root) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const names = Object.keys(expression);
  const [first] = names;
  if (first?.startsWith("$")) {
    if (names.length > 1) {
      throw new MongoError(
        15983,
        `An object representing an expression must have exactly one field: ${describe(expression)}`,
      );
    }
    const operator = Object.hasOwn(expressionOperators, first) ? expressionOperators[first] : undefined;
    if (operator === undefined)
      throw new MongoError("InvalidPipelineOperator", `Unrecognized expression '${first}'`);
    return operator(expression[first], compiler, first);
  }
  const fields = names.map((name) => {
    if (name.startsWith("$")) throw operatorName();
    if (name.includes(".")) throw dottedName();
    return [name, compiler.compile(expression[name])] as const;
  });
  return (root) => {
    const result = documentOf([]);
    for (const [name, part] of fields) {
      const value = part(root);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}

function valueOfPath(path: string): Evaluate {
  const parts = fieldPath(path);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return (root) => getField(root, only);
  return (root) => follow(root, parts, 0);
}

function variablePath(text: string, lookUp: (name: string) => Evaluate): Evaluate {
  const dot = text.indexOf(".");
  const value = lookUp(dot < 0 ? text : text.slice(0, dot));
  if (dot < 0) return value;
  const parts = fieldPath(text.slice(dot + 1));
  return (root) => followAny(value(root), parts, 0);
}

function variable(
  name: string,
  options: ExpressionOptions,
  now: Date,
  cells: ReadonlyMap<string, Cell>,
): Evaluate {
  const cell = cells.get(name);
  if (cell !== undefined) return () => cell.value;
  if (name === "ROOT" || name === "CURRENT") return (root) => root;
  if (name === "REMOVE") return () => undefined;
  if (name === "NOW") return () => now;
  const { vars } = options;
  if (vars !== undefined && Object.hasOwn(vars, name)) return () => vars[name];
  throw new MongoError(17276, `Use of undefined variable: ${name}`);
}

/** Through arrays the path gives an array of what it finds in their documents. */
function follow(doc: Document, parts: readonly string[], at: number): unknown {
  const part = parts[at];
  return part === undefined ? doc : followAny(getField(doc, part), parts, at + 1);
}

function followAny(value: unknown, parts: readonly string[], at: number): unknown {
  if (at === parts.length) return value;
  if (isDocument(value)) return follow(value, parts, at);
  if (!Array.isArray(value)) return undefined;
  const found: unknown[] = [];
  for (const item of value) {
    const inner = isDocument(item) ? follow(item, parts, at) : undefined;
    if (inner !== undefined) found.push(inner);
  }
  return found;
}
