import { BSONRegExp } from "bson";
import { type Document, getField, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger, toNumber } from "../numbers.ts";
import { typeNameOf, typeNumbers } from "../value-types.ts";
import { testEqual, testIn, testOrder, testRegex } from "./comparison.ts";
import { type FilterContext, isOperatorDocument, type Target, type ValueTest } from "./target.ts";

/** One operator on a field. `siblings` is the whole operator document (`$regex` reads `$options` there). */
type FieldOperator = <Subject>(
  target: Target<Subject>,
  operand: unknown,
  options: FilterContext,
  siblings: Document,
) => (subject: Subject) => boolean;

/** All query operators that stand under a field; any other name is refused. */
export const fieldOperators: Readonly<Record<string, FieldOperator>> = {
  $eq: (target, operand, { collation }) => any(target, testEqual(operand, collation)),
  $ne: (target, operand, { collation }) => {
    if (operand instanceof BSONRegExp) throw new MongoError("BadValue", "Can't have regex as arg to $ne.");
    return not(any(target, testEqual(operand, collation)));
  },
  $gt: (target, operand, { collation }) =>
    any(
      target,
      testOrder(operand, (order) => order > 0, collation),
    ),
  $gte: (target, operand, { collation }) =>
    any(
      target,
      testOrder(operand, (order) => order >= 0, collation),
    ),
  $lt: (target, operand, { collation }) =>
    any(
      target,
      testOrder(operand, (order) => order < 0, collation),
    ),
  $lte: (target, operand, { collation }) =>
    any(
      target,
      testOrder(operand, (order) => order <= 0, collation),
    ),
  $in: (target, operand, { collation }) => any(target, testIn(listOf("$in", operand), collation)),
  $nin: (target, operand, { collation }) => not(any(target, testIn(listOf("$nin", operand), collation))),
  $exists: (target, operand) => {
    const wanted = isTrue(operand);
    const exists = whole(target, (value) => value !== undefined);
    return wanted ? exists : not(exists);
  },
  $type: (target, operand) => any(target, testType(operand)),
  $regex: (target, operand, _options, siblings) =>
    any(target, testRegex(regexOf(operand, getField(siblings, "$options")))),
  $options: (_target, _operand, _options, siblings) => {
    if (getField(siblings, "$regex") === undefined)
      throw new MongoError("BadValue", "$options needs a $regex");
    return () => true;
  },
  $mod: (target, operand) => any(target, testMod(operand)),
  $size: (target, operand) => {
    const size = sizeOf(operand);
    return whole(target, (value) => Array.isArray(value) && value.length === size);
  },
  $all: compileAll,
  $elemMatch: compileElemMatch,
  $not: (target, operand, options) => {
    if (operand instanceof BSONRegExp) return not(any(target, testRegex(operand)));
    if (!isDocument(operand)) throw new MongoError("BadValue", "$not needs a regex or a document");
    if (Object.keys(operand).length === 0) throw new MongoError("BadValue", "$not cannot be empty");
    return not(options.compileConditions(target, operand));
  },
  $comment: () => () => true,
};

function any<Subject>(target: Target<Subject>, test: ValueTest): (subject: Subject) => boolean {
  const reach = target.reach("expand");
  return (subject) => reach(subject, test);
}

function whole<Subject>(target: Target<Subject>, test: ValueTest): (subject: Subject) => boolean {
  const reach = target.reach("whole");
  return (subject) => reach(subject, test);
}

function not<Subject>(test: (subject: Subject) => boolean): (subject: Subject) => boolean {
  return (subject) => !test(subject);
}

function listOf(name: string, operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", `${name} needs an array`);
  for (const item of operand) {
    if (isOperatorDocument(item)) throw new MongoError("BadValue", `cannot nest $ under ${name}`);
  }
  return operand;
}

function isTrue(operand: unknown): boolean {
  return isNumeric(operand) ? toNumber(operand) !== 0 : operand !== false && operand !== null;
}

function compileAll<Subject>(
  target: Target<Subject>,
  operand: unknown,
  options: FilterContext,
): (subject: Subject) => boolean {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", "$all needs an array");
  if (operand.length === 0) return () => false;
  const tests = operand.map((item: unknown) => {
    if (isOperatorDocument(item)) {
      const names = Object.keys(item);
      if (names[0] !== "$elemMatch" || names.length > 1)
        throw new MongoError("BadValue", "no $ expressions in $all");
      return compileElemMatch(target, item.$elemMatch, options);
    }
    return any(target, item instanceof BSONRegExp ? testRegex(item) : testEqual(item, options.collation));
  });
  return (subject) => tests.every((test) => test(subject));
}

function compileElemMatch<Subject>(
  target: Target<Subject>,
  operand: unknown,
  options: FilterContext,
): (subject: Subject) => boolean {
  if (!isDocument(operand)) throw new MongoError("BadValue", "$elemMatch needs an Object");
  const test = options.compileElement(operand);
  return whole(target, (value) => Array.isArray(value) && value.some(test));
}

function regexOf(operand: unknown, given: unknown): BSONRegExp {
  if (given !== undefined && typeof given !== "string")
    throw new MongoError("BadValue", "$options has to be a string");
  const wrong = /[^imsux]/.exec(given ?? "");
  if (wrong !== null) throw new MongoError(51108, `invalid flag in regex options: ${wrong[0]}`);
  if (typeof operand === "string") return new BSONRegExp(operand, given ?? "");
  if (!(operand instanceof BSONRegExp)) throw new MongoError("BadValue", "$regex has to be a string");
  if (given !== undefined && operand.options !== "") {
    throw new MongoError(51075, "options set in both $regex and $options");
  }
  return given === undefined ? operand : new BSONRegExp(operand.pattern, given);
}

function sizeOf(operand: unknown): number {
  const size = isNumeric(operand) ? toInteger(operand) : null;
  if (!isNumeric(operand)) throw new MongoError("BadValue", "$size needs a number");
  if (size === null) throw new MongoError("BadValue", "$size must be a whole number");
  if (size < 0n) throw new MongoError("BadValue", "$size may not be negative");
  return Number(size);
}

function testMod(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", "malformed mod, needs to be an array");
  if (operand.length !== 2) {
    throw new MongoError(
      "BadValue",
      `malformed mod, ${operand.length < 2 ? "not enough" : "too many"} elements`,
    );
  }
  const [divisor, remainder] = operand.map((item: unknown) => {
    const whole = isNumeric(item) ? truncated(toNumber(item), toInteger(item)) : null;
    if (whole === null)
      throw new MongoError("BadValue", "malformed mod, divisor and remainder must be numbers");
    return whole;
  });
  if (divisor === undefined || divisor === 0n) throw new MongoError("BadValue", "divisor cannot be 0");
  return (value) => {
    const whole = isNumeric(value) ? truncated(toNumber(value), toInteger(value)) : null;
    return whole !== null && whole % divisor === remainder;
  };
}

function truncated(plain: number, exact: bigint | null): bigint | null {
  if (exact !== null) return exact;
  return Number.isFinite(plain) ? BigInt(Math.trunc(plain)) : null;
}

function testType(operand: unknown): ValueTest {
  const wanted = new Set<string>();
  const list: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new MongoError("FailedToParse", "$type must match at least one type");
  for (const item of list) for (const name of typesOf(item)) wanted.add(name);
  return (value) => value !== undefined && wanted.has(typeNameOf(value));
}

function typesOf(item: unknown): readonly string[] {
  if (item === "number") return ["int", "long", "double", "decimal"];
  if (typeof item === "string") {
    if (!Object.hasOwn(typeNumbers, item))
      throw new MongoError("BadValue", `Unknown type name alias: ${item}`);
    return [item];
  }
  if (!isNumeric(item))
    throw new MongoError("TypeMismatch", "type must be represented as a number or a string");
  const code = toNumber(item);
  const name = Object.keys(typeNumbers).find((alias) => typeNumbers[alias] === code);
  if (name === undefined) throw new MongoError("BadValue", `Invalid numerical type code: ${code}`);
  return [name];
}
