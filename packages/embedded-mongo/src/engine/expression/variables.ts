import { type Document, documentOf, getField, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { tick } from "../turn.ts";
import { typeNameOf } from "../value-types.ts";
import {
  argumentsOf,
  type Cell,
  checkCount,
  isNullish,
  named,
  type OperatorTable,
  operandsOf,
  unary,
  variadic,
} from "./expression-types.ts";
import { isTruthy } from "./logic.ts";
import { attempt, laidDown, resuming } from "./resumable.ts";

/** Operators that bind variables, and those on documents. */
export const variableOperators: OperatorTable = {
  $literal: (operand) => () => operand,
  $let: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["vars", "in"], []);
    const bindings = isDocument(given.vars) ? given.vars : {};
    const cells = new Map<string, Cell>();
    const values = Object.keys(bindings).map((variable) => {
      const cell: Cell = { value: undefined };
      cells.set(checkName(variable), cell);
      return { cell, evaluate: compiler.compile(bindings[variable]) };
    });
    const body = compiler.compileWith(cells, given.in);
    return (root) => {
      const now = values.map(({ evaluate }) => evaluate(root));
      for (const [index, { cell }] of values.entries()) cell.value = now[index];
      return body(root);
    };
  },
  $map: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "in"], ["as"]);
    const cell: Cell = { value: undefined };
    const input = compiler.compile(given.input);
    return compiler.loop(
      new Map([[variableName(given.as), cell]]),
      given.in,
      (body, next) =>
        function* (root) {
          const list = yield* resuming(input, root);
          if (isNullish(list)) return null;
          const result: unknown[] = [];
          for (const item of arrayFor(name, list, 16883)) {
            next();
            cell.value = item;
            let value = attempt(body, root);
            for (; value === laidDown; value = attempt(body, root)) yield;
            result.push(value ?? null);
            if (tick()) yield;
          }
          return result;
        },
    );
  },
  $filter: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "cond"], ["as", "limit"]);
    const cell: Cell = { value: undefined };
    const input = compiler.compile(given.input);
    const limit = Object.hasOwn(given, "limit") ? compiler.compile(given.limit) : undefined;
    return compiler.loop(
      new Map([[variableName(given.as), cell]]),
      given.cond,
      (condition, next) =>
        function* (root) {
          const list = yield* resuming(input, root);
          if (isNullish(list)) return null;
          const most = limit === undefined ? undefined : yield* resuming(limit, root);
          const kept: unknown[] = [];
          for (const item of arrayFor(name, list, 28651)) {
            next();
            cell.value = item;
            let isKept = attempt(condition, root);
            for (; isKept === laidDown; isKept = attempt(condition, root)) yield;
            if (isTruthy(isKept)) kept.push(item);
            if (tick()) yield;
          }
          return isNullish(most) ? kept : kept.slice(0, Number(most));
        },
    );
  },
  $reduce: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "initialValue", "in"], []);
    const self: Cell = { value: undefined };
    const value: Cell = { value: undefined };
    const input = compiler.compile(given.input);
    const initial = compiler.compile(given.initialValue);
    const cells = new Map([
      ["this", self],
      ["value", value],
    ]);
    return compiler.loop(
      cells,
      given.in,
      (body, next) =>
        function* (root) {
          const list = yield* resuming(input, root);
          if (isNullish(list)) return null;
          let result = yield* resuming(initial, root);
          for (const item of arrayFor(name, list, 40080)) {
            next();
            self.value = item;
            value.value = result;
            result = attempt(body, root);
            for (; result === laidDown; result = attempt(body, root)) yield;
            if (tick()) yield;
          }
          return result;
        },
    );
  },
  $mergeObjects: variadic(0, Number.POSITIVE_INFINITY, (values) => {
    const list: readonly unknown[] = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    return mergeObjects(list);
  }),
  $getField: (operand, compiler, name) => {
    const given =
      isDocument(operand) && !Object.keys(operand)[0]?.startsWith("$")
        ? argumentsOf(name, operand, ["field"], ["input"])
        : documentOf([["field", operand]]);
    const field = compiler.compile(given.field);
    const input = Object.hasOwn(given, "input") ? compiler.compile(given.input) : (root: Document) => root;
    return (root) => {
      const key = field(root);
      if (typeof key !== "string")
        throw new MongoError(
          3041704,
          `$getField requires 'field' to evaluate to type String, but got ${typeNameOf(key)}`,
        );
      const doc = input(root);
      if (doc === null) return null;
      return isDocument(doc) ? getField(doc, key) : undefined;
    };
  },
  $setField: named(["field", "input", "value"], [], (values) =>
    setField(values.field, values.input, values.value),
  ),
  $unsetField: named(["field", "input"], [], (values) => setField(values.field, values.input, undefined)),
  $objectToArray: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDocument(value))
      throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeNameOf(value)}`);
    return Object.keys(value).map((k) =>
      documentOf([
        ["k", k],
        ["v", value[k]],
      ]),
    );
  }),
  $arrayToObject: (operand, compiler, name) => {
    const operands = Array.isArray(operand) && operand.length === 1 ? operand : [operand];
    checkCount(name, operandsOf(operands).length, 1, 1);
    const input = compiler.compile(operands[0]);
    return (root) => arrayToObject(input(root));
  },
};

/** Documents merged, later fields winning; null and missing are skipped. */
export function mergeObjects(values: readonly unknown[]): Document {
  const result = documentOf([]);
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDocument(value))
      throw new MongoError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`,
      );
    for (const name of Object.keys(value)) result[name] = value[name];
  }
  return result;
}

function setField(field: unknown, input: unknown, value: unknown): unknown {
  if (typeof field !== "string")
    throw new MongoError(4161107, "$setField requires 'field' to evaluate to type String");
  if (isNullish(input)) return null;
  if (!isDocument(input))
    throw new MongoError(
      4161105,
      `$setField requires 'input' to evaluate to type Object, but got ${typeNameOf(input)}`,
    );
  const result = documentOf(Object.entries(input));
  if (value === undefined) Reflect.deleteProperty(result, field);
  else result[field] = value;
  return result;
}

function arrayToObject(list: unknown): unknown {
  if (isNullish(list)) return null;
  const result = documentOf([]);
  for (const item of arrayFor("$arrayToObject", list, 40386)) {
    const [key, value] = Array.isArray(item)
      ? item
      : isDocument(item)
        ? [getField(item, "k"), getField(item, "v")]
        : [undefined, undefined];
    if (typeof key !== "string")
      throw new MongoError(40394, "$arrayToObject requires an array of key-value pairs with string keys");
    result[key] = value ?? null;
  }
  return result;
}

function arrayFor(name: string, value: unknown, code: number): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(code, `input to ${name} must be an array not ${typeNameOf(value)}`);
}

function variableName(name: unknown): string {
  if (name === undefined) return "this";
  if (typeof name !== "string") throw new MongoError("FailedToParse", "'as' must be a string");
  return checkName(name);
}

function checkName(name: string): string {
  if (/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) return name;
  throw new MongoError(
    "FailedToParse",
    `'${name}' starts with an invalid character for a user variable name`,
  );
}
