import { BSONRegExp } from "bson";
import type { Collation } from "../collation.ts";
import { compareValues } from "../compare.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toNumber } from "../numbers.ts";
import { rank, rankOf } from "../value-types.ts";
import { compileRegex } from "./regex.ts";
import type { ValueTest } from "./target.ts";

/** `$eq`: equal by BSON comparison; null also matches a missing value. */
export function testEqual(operand: unknown, collation: Collation | undefined): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === "string" && collation === undefined) {
    return (value) => value === operand || (typeof value === "object" && isEqual(value, operand, undefined));
  }
  if (typeof operand === "boolean") return (value) => value === operand;
  const kind = rankOf(operand);
  return (value) =>
    value !== undefined && rankOf(value) === kind && compareValues(value, operand, collation) === 0;
}

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's own type pass (type bracketing). */
export function testOrder(
  operand: unknown,
  accepts: (order: number) => boolean,
  collation: Collation | undefined,
): ValueTest {
  const orEqual = accepts(0);
  if (operand instanceof BSONRegExp) {
    throw new MongoError("BadValue", "Can't have RegEx as arg to predicate over field");
  }
  if (operand === null || operand === undefined) return orEqual ? testEqual(null, collation) : () => false;
  // NaN is neither above nor below anything.
  if (isNaNValue(operand)) return orEqual ? testEqual(operand, collation) : () => false;
  const kind = rankOf(operand);
  if (kind === rank.minKey || kind === rank.maxKey) {
    return (value) => value !== undefined && accepts(compareValues(value, operand, collation));
  }
  if (kind === rank.number) {
    return (value) => isNumeric(value) && !isNaNValue(value) && accepts(compareValues(value, operand));
  }
  return (value) =>
    value !== undefined && rankOf(value) === kind && accepts(compareValues(value, operand, collation));
}

/** `$in`: equal to one of the list, or matched by one of its regular expressions. */
export function testIn(list: readonly unknown[], collation: Collation | undefined): ValueTest {
  const regexes = list.filter((item) => item instanceof BSONRegExp).map(testRegex);
  const texts = new Set<string>();
  const hashes = new Set<string>();
  for (const item of list) {
    if (typeof item === "string" && collation === undefined) texts.add(item);
    hashes.add(hashValue(item, collation));
  }
  const matchesNull = hashes.has("0");
  const onlyTexts = texts.size > 0 && texts.size === hashes.size;
  return (value) => {
    if (typeof value === "string" && collation === undefined)
      return texts.has(value) || regexes.some((test) => test(value));
    if (value === undefined || value === null) return matchesNull;
    if (onlyTexts && typeof value !== "object") return false;
    return hashes.has(hashValue(value, collation)) || regexes.some((test) => test(value));
  };
}

/** A regular expression as condition: strings it finds a match in, and values that are that very expression. */
export function testRegex(regex: BSONRegExp): ValueTest {
  const compiled = compileRegex(regex.pattern, regex.options);
  return (value) => {
    if (typeof value === "string") return compiled.test(value);
    return value instanceof BSONRegExp && value.pattern === regex.pattern && value.options === regex.options;
  };
}

function isEqual(value: unknown, operand: unknown, collation: Collation | undefined): boolean {
  return rankOf(value) === rankOf(operand) && compareValues(value, operand, collation) === 0;
}

function isNaNValue(value: unknown): boolean {
  return isNumeric(value) && Number.isNaN(toNumber(value));
}
