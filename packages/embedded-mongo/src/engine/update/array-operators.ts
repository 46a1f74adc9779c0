import { BSONRegExp } from "bson";
import type { Collation } from "../collation.ts";
import { compareValues, equalValues } from "../compare.ts";
import { describe } from "../describe.ts";
import { type Document, documentOf, getField, isDocument } from "../document.ts";
import { compileFilter, topOperators } from "../filter/compile-filter.ts";
import { isOperatorDocument } from "../filter/target.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger, toNumber } from "../numbers.ts";
import { compileSort } from "../sort.ts";
import { typeNameOf } from "../value-types.ts";
import type { Leaf } from "./apply-path.ts";
import { holder, setting } from "./number-operators.ts";
import type { OperatorContext, UpdateOperator } from "./update-operator.ts";

/** `$push` with `$each`, `$position`, `$sort`, `$slice`. */
export const push: UpdateOperator = (operand, path, context) => {
  const clauses =
    isDocument(operand) && getField(operand, "$each") !== undefined
      ? operand
      : documentOf([["$each", [operand]]]);
  for (const name of Object.keys(clauses)) {
    if (!["$each", "$position", "$sort", "$slice"].includes(name)) {
      throw new MongoError("BadValue", `Unrecognized clause in $push: ${name}`);
    }
  }
  const added = eachOf("$push", clauses);
  const position = integerClause(clauses, "$position");
  const slice = integerClause(clauses, "$slice");
  const order = sortClause(getField(clauses, "$sort"), context);
  return setting((current, run) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw new MongoError(
        "BadValue",
        `The field '${path}' must be an array but is of type ${typeNameOf(current)} in document ${holder(run)}`,
      );
    }
    const before: readonly unknown[] = current === undefined ? [] : current;
    const at = position ?? before.length;
    // Not by splice: what is spread into arguments lies on the stack.
    const list = [...before.slice(0, at), ...added, ...before.slice(at)];
    if (order !== undefined) list.sort(order);
    if (slice === undefined) return list;
    return slice < 0 ? list.slice(slice) : list.slice(0, slice);
  });
};

/** `$addToSet`, with `$each`. */
export const addToSet: UpdateOperator = (operand, path, { collation }) => {
  const list =
    isDocument(operand) && Object.keys(operand)[0] === "$each" ? eachOf("$addToSet", operand) : [operand];
  return setting((current) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw new MongoError(
        "BadValue",
        `Cannot apply $addToSet to non-array field. Field named '${path.split(".").at(-1) ?? path}' has non-array type ${typeNameOf(current)}`,
      );
    }
    const result: unknown[] = current === undefined ? [] : [...current];
    const present = new Set(result.map((item) => hashValue(item, collation)));
    for (const item of list) {
      const key = hashValue(item, collation);
      if (present.has(key)) continue;
      present.add(key);
      result.push(item);
    }
    return result;
  });
};

/** `$pop`: 1 takes the last element, -1 the first. */
export const pop: UpdateOperator = (operand, path) => {
  if (!isNumeric(operand))
    throw new MongoError("FailedToParse", `Expected a number in: ${path}: ${describe(operand)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) {
    throw new MongoError("FailedToParse", `$pop expects 1 or -1, found: ${String(end)}`);
  }
  return {
    creates: false,
    blocked: "error",
    apply: (current) => {
      if (current === undefined) return current;
      if (!Array.isArray(current)) {
        throw new MongoError(
          "TypeMismatch",
          `Path '${path}' contains an element of non-array type '${typeNameOf(current)}'`,
        );
      }
      if (current.length === 0) return current;
      return end === 1 ? current.slice(0, -1) : current.slice(1);
    },
  };
};

/** `$pull`: removes elements that meet a condition or equal a value. */
export const pull: UpdateOperator = (operand, _path, { collation }) => {
  return removing("$pull", pullTest(operand, collation));
};

/** Operators see an element as they would see a field that holds it: of an array in it, the elements too. */
function pullTest(operand: unknown, collation: Collation | undefined): (item: unknown) => boolean {
  if (operand instanceof BSONRegExp || isOperatorOfElement(operand)) {
    const matches = compileFilter(documentOf([["element", operand]]), { collation });
    return (item) => matches(documentOf([["element", item]]));
  }
  if (!isDocument(operand)) return (item) => equalValues(item, operand, collation);
  const matches = compileFilter(operand, { collation });
  return (item) => isDocument(item) && matches(item);
}

function isOperatorOfElement(operand: unknown): boolean {
  return isOperatorDocument(operand) && !Object.hasOwn(topOperators, Object.keys(operand)[0] ?? "");
}

/** `$pullAll`: removes elements equal to one of a list. */
export const pullAll: UpdateOperator = (operand, _path, { collation }) => {
  if (!Array.isArray(operand)) {
    throw new MongoError(
      "BadValue",
      `$pullAll requires an array argument but was given a ${typeNameOf(operand)}`,
    );
  }
  const unwanted = new Set(operand.map((item: unknown) => hashValue(item, collation)));
  return removing("$pullAll", (item) => unwanted.has(hashValue(item, collation)));
};

function removing(name: string, test: (item: unknown) => boolean): Leaf {
  return {
    creates: false,
    blocked: "ignore",
    apply: (current) => {
      if (current === undefined) return current;
      if (!Array.isArray(current))
        throw new MongoError("BadValue", `Cannot apply ${name} to a non-array value`);
      const kept = current.filter((item) => !test(item));
      return kept.length === current.length ? current : kept;
    },
  };
}

function eachOf(name: string, clauses: Document): readonly unknown[] {
  const each = getField(clauses, "$each");
  if (Array.isArray(each)) {
    if (name === "$addToSet" && Object.keys(clauses).length > 1) {
      throw new MongoError(
        "BadValue",
        `Found unexpected fields after $each in $addToSet: ${Object.keys(clauses)[1] ?? ""}`,
      );
    }
    return each;
  }
  throw new MongoError(
    name === "$push" ? "BadValue" : "TypeMismatch",
    `The argument to $each in ${name} must be an array but it was of type: ${typeNameOf(each)}`,
  );
}

function integerClause(clauses: Document, name: string): number | undefined {
  const value = getField(clauses, name);
  if (value === undefined) return undefined;
  const whole = isNumeric(value) ? toInteger(value) : null;
  if (whole === null) {
    throw new MongoError(
      "BadValue",
      `The value for ${name} must be an integer value but was given type: ${typeNameOf(value)}`,
    );
  }
  return Number(whole);
}

function sortClause(
  spec: unknown,
  context: OperatorContext,
): ((a: unknown, b: unknown) => number) | undefined {
  if (spec === undefined) return undefined;
  const { collation } = context;
  if (isNumeric(spec)) {
    const sign = toNumber(spec);
    if (sign !== 1 && sign !== -1)
      throw new MongoError("BadValue", "The $sort element value must be either 1 or -1");
    return (a, b) => compareValues(a, b, collation) * sign;
  }
  if (!isDocument(spec))
    throw new MongoError(
      "BadValue",
      "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields",
    );
  const compare = compileSort(spec, collation);
  return (a, b) => compare(isDocument(a) ? a : {}, isDocument(b) ? b : {});
}
