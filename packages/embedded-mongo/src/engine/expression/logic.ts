import { compareValues } from "../compare.ts";
import { isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toNumber } from "../numbers.ts";
import {
  argumentsOf,
  binary,
  type Compiler,
  checkCount,
  isNullish,
  type OperatorTable,
  operandsOf,
} from "./expression-types.ts";

/** What an expression counts as in a condition: false are false, null, missing and zero. */
export function isTruthy(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  return isNumeric(value) ? toNumber(value) !== 0 : !isNullish(value);
}

const order = (accepts: (order: number) => boolean) =>
  binary((left, right, { collation }) => accepts(compareValues(left, right, collation)));

/** Comparison across all types, boolean logic and conditionals. */
export const logicOperators: OperatorTable = {
  $eq: order((n) => n === 0),
  $ne: order((n) => n !== 0),
  $gt: order((n) => n > 0),
  $gte: order((n) => n >= 0),
  $lt: order((n) => n < 0),
  $lte: order((n) => n <= 0),
  $cmp: binary((left, right, { collation }) => Math.sign(compareValues(left, right, collation)) + 0),
  $and: (operand, compiler) => {
    const parts = operandsOf(operand).map((part) => compiler.compile(part));
    return (root) => parts.every((part) => isTruthy(part(root)));
  },
  $or: (operand, compiler) => {
    const parts = operandsOf(operand).map((part) => compiler.compile(part));
    return (root) => parts.some((part) => isTruthy(part(root)));
  },
  $not: (operand, compiler, name) => {
    const operands = operandsOf(operand);
    checkCount(name, operands.length, 1, 1);
    const part = compiler.compile(operands[0]);
    return (root) => !isTruthy(part(root));
  },
  $cond: (operand, compiler, name) => {
    const [condition, then, otherwise] = conditionParts(name, operand).map((part) => compiler.compile(part));
    return (root) => (isTruthy(condition?.(root)) ? then?.(root) : otherwise?.(root));
  },
  $ifNull: (operand, compiler) => {
    const operands = operandsOf(operand);
    if (operands.length < 2)
      throw new MongoError(1257300, `$ifNull needs at least two arguments, had: ${operands.length}`);
    const parts = operands.map((part) => compiler.compile(part));
    return (root) => {
      let value: unknown;
      for (const part of parts) {
        value = part(root);
        if (!isNullish(value)) return value;
      }
      return value;
    };
  },
  $switch: compileSwitch,
};

function conditionParts(name: string, operand: unknown): readonly unknown[] {
  if (isDocument(operand)) {
    const unknown = Object.keys(operand).find((key) => !["if", "then", "else"].includes(key));
    if (unknown !== undefined) throw new MongoError(17083, `Unrecognized parameter to $cond: ${unknown}`);
    return ["if", "then", "else"].map((key, index) => {
      if (Object.hasOwn(operand, key)) return operand[key];
      throw new MongoError(17080 + index, `Missing '${key}' parameter to $cond`);
    });
  }
  const operands = operandsOf(operand);
  checkCount(name, operands.length, 3, 3);
  return operands;
}

function compileSwitch(operand: unknown, compiler: Compiler, name: string) {
  const given = argumentsOf(name, operand, ["branches"], ["default"]);
  if (!Array.isArray(given.branches) || given.branches.length === 0) {
    throw new MongoError(40068, "$switch requires at least one branch.");
  }
  const branches = given.branches.map((branch: unknown) => {
    const { case: condition, then } = argumentsOf(name, branch, ["case", "then"], []);
    return { condition: compiler.compile(condition), outcome: compiler.compile(then) };
  });
  const otherwise = Object.hasOwn(given, "default") ? compiler.compile(given.default) : undefined;
  return (root: Parameters<ReturnType<Compiler["compile"]>>[0]): unknown => {
    for (const { condition, outcome } of branches) if (isTruthy(condition(root))) return outcome(root);
    if (otherwise !== undefined) return otherwise(root);
    throw new MongoError(
      40066,
      "$switch could not find a matching branch for an input, and no default was specified.",
    );
  };
}
