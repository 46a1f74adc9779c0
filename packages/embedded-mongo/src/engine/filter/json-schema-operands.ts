import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, kindOf, type Numeric, toInteger, toNumber } from "../numbers.ts";

/** The list of a keyword, not empty. @throws MongoError TypeMismatch (14), FailedToParse (9) */
export function listOf(operand: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(operand)) throw wrongType(name, "an array");
  if (operand.length === 0)
    throw new MongoError("FailedToParse", `$jsonSchema keyword '${name}' cannot be an empty array`);
  return operand;
}

/** The names of fields a keyword lists, each once. @throws MongoError TypeMismatch (14), FailedToParse (9) */
export function namesOf(operand: unknown, name: string): readonly string[] {
  const names = listOf(operand, name).map((field) => {
    if (typeof field === "string") return field;
    throw new MongoError(
      "TypeMismatch",
      `$jsonSchema keyword '${name}' must be an array of strings, but found an element of another type`,
    );
  });
  if (new Set(names).size < names.length)
    throw new MongoError(
      "FailedToParse",
      `$jsonSchema keyword '${name}' array cannot contain duplicate values`,
    );
  return names;
}

/** The values of an `enum`, each once. @throws MongoError TypeMismatch (14), FailedToParse (9) */
export function valuesOf(operand: unknown, name: string): readonly unknown[] {
  const values = listOf(operand, name);
  if (new Set(values.map((value) => hashValue(value))).size < values.length)
    throw new MongoError(
      "FailedToParse",
      `$jsonSchema keyword '${name}' array cannot contain duplicate values.`,
    );
  return values;
}

/** @throws MongoError TypeMismatch (14) */
export function numberOf(operand: unknown, name: string): Numeric {
  if (isNumeric(operand)) return operand;
  throw wrongType(name, "a number");
}

/** A number greater than zero. @throws MongoError TypeMismatch (14), FailedToParse (9) */
export function divisorOf(operand: unknown, name: string): Numeric {
  const divisor = numberOf(operand, name);
  if (toNumber(divisor) > 0) return divisor;
  throw new MongoError("FailedToParse", `$jsonSchema keyword '${name}' must have a positive value`);
}

/** A whole number not below zero. @throws MongoError TypeMismatch (14), FailedToParse (9) */
export function countOf(operand: unknown, name: string): number {
  if (!isNumeric(operand)) throw wrongType(name, "a number");
  const count = kindOf(operand) === "decimal" ? null : toInteger(operand);
  if (count === null || count < 0n)
    throw new MongoError(
      "FailedToParse",
      `$jsonSchema keyword '${name}' must be a whole number not below zero`,
    );
  return Number(count);
}

/** @throws MongoError TypeMismatch (14) */
export function flagOf(operand: unknown, name: string): boolean {
  if (typeof operand === "boolean") return operand;
  throw wrongType(name, "a boolean");
}

/** The error for an operand of another type than the keyword takes. */
export function wrongType(name: string, what: string): MongoError {
  return new MongoError("TypeMismatch", `$jsonSchema keyword '${name}' must be ${what}`);
}
