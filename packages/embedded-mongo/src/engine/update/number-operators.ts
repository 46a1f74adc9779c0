import { Timestamp } from "bson";
import { compareValues, identicalValues } from "../compare.ts";
import { describe, describeField } from "../describe.ts";
import { getField, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { addStrictly, isNumeric, kindOf, multiplyStrictly, type Numeric } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import type { Leaf, UpdateRun } from "./apply-path.ts";
import type { UpdateOperator } from "./update-operator.ts";

/** `$set`, and `$setOnInsert` where it applies. */
export const setValue: UpdateOperator = (operand) => setting(() => operand);

/** `$unset`. */
export const unsetValue: UpdateOperator = () => ({
  apply: () => undefined,
  creates: false,
  blocked: "ignore",
});

/** `$inc`: adds; a missing field starts from the operand itself. */
export const increment = arithmetic("$inc", "increment", addStrictly, (operand) => operand);

/** `$mul`: multiplies; a missing field becomes zero of the operand's type. */
export const multiplyBy = arithmetic(
  "$mul",
  "multiply",
  multiplyStrictly,
  (operand) => multiplyStrictly(operand, 0) ?? 0,
);

/** `$min` and `$max`: the lesser or greater by BSON order. */
export function extreme(sign: 1 | -1): UpdateOperator {
  return (operand, _path, { collation }) =>
    setting((current) =>
      current === undefined || compareValues(operand, current, collation) * sign > 0 ? operand : current,
    );
}

/** `$currentDate`: true, `{ $type: "date" }` or `{ $type: "timestamp" }`. */
export const currentDate: UpdateOperator = (operand, _path, { now }) => {
  if (typeof operand !== "boolean" && !isDocument(operand))
    throw new MongoError(
      "BadValue",
      `${typeNameOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const type = isDocument(operand) ? getField(operand, "$type") : "date";
  if (type === "date") return setting(() => now);
  if (type === "timestamp")
    return setting(() => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }));
  throw new MongoError(
    "BadValue",
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
};

/** `$bit`: and, or, xor of integers. */
export const bitwise: UpdateOperator = (operand, path) => {
  if (!isDocument(operand)) {
    throw new MongoError("BadValue", `The $bit modifier is not compatible with a ${typeNameOf(operand)}.`);
  }
  const steps = Object.keys(operand).map((name) => {
    const mask = operand[name];
    const combine = bitCombine[name];
    if (combine === undefined)
      throw new MongoError(
        "BadValue",
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${describeField(name, mask)}`,
      );
    if (!isIntegral(mask)) {
      throw new MongoError(
        "BadValue",
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeNameOf(mask)}' is not supported here: ${path}`,
      );
    }
    return (value: number | bigint): number | bigint => {
      const bits = combine(BigInt(value), BigInt(mask));
      return typeof value === "bigint" || typeof mask === "bigint" ? bits : Number(bits);
    };
  });
  return setting((current, run) => {
    const start = current === undefined ? 0 : current;
    if (!isIntegral(start)) {
      throw new MongoError(
        "BadValue",
        `Cannot apply $bit to a value of non-integral type.${holder(run)} has the field ${path} of non-integer type ${typeNameOf(current)}`,
      );
    }
    return steps.reduce((value, combine) => combine(value), start);
  });
};

const bitCombine: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

/** A leaf that sets what the function gives, noticing when that changes nothing. */
export function setting(next: (current: unknown, run: UpdateRun) => unknown): Leaf {
  return {
    apply: (current, run) => {
      const value = next(current, run);
      return identicalValues(value, current) ? current : value;
    },
    creates: true,
    blocked: "error",
  };
}

/** The document's `_id` as messages name the document. */
export function holder(run: UpdateRun): string {
  return describeField("_id", run.id);
}

/** What messages put before a number. */
const numberNames = {
  int: "(NumberInt)",
  long: "(NumberLong)",
  double: "(NumberDouble)",
  decimal: "(NumberDecimal)",
} as const;

function isIntegral(value: unknown): value is number | bigint {
  return isNumeric(value) && (kindOf(value) === "int" || kindOf(value) === "long");
}

function arithmetic(
  name: string,
  verb: string,
  combine: (a: Numeric, b: Numeric) => Numeric | null,
  initial: (operand: Numeric) => Numeric,
): UpdateOperator {
  return (operand, path) => {
    if (!isNumeric(operand)) {
      throw new MongoError(
        "TypeMismatch",
        `Cannot ${verb} with non-numeric argument: ${describeField(path, operand)}`,
      );
    }
    return setting((current, run) => {
      if (current === undefined) return initial(operand);
      if (!isNumeric(current)) {
        throw new MongoError(
          "TypeMismatch",
          `Cannot apply ${name} to a value of non-numeric type. ${holder(run)} has the field '${path.split(".").at(-1) ?? path}' of non-numeric type ${typeNameOf(current)}`,
        );
      }
      const result = combine(current, operand);
      if (result === null) {
        throw new MongoError(
          "BadValue",
          `Failed to apply ${name} operations to current value (${numberNames[kindOf(current)]}${describe(current)}) for document ${holder(run)}`,
        );
      }
      return result;
    });
  };
}
