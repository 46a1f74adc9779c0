import { compareValues } from "../compare.ts";
import type { Decimal } from "../decimal.ts";
import { type Document, getField, isDocument } from "../document.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, type Numeric, toDecimal } from "../numbers.ts";
import { holdFor } from "../turn.ts";
import { typeNameOf, typeNumbers } from "../value-types.ts";
import {
  countOf,
  divisorOf,
  flagOf,
  listOf,
  namesOf,
  numberOf,
  valuesOf,
  wrongType,
} from "./json-schema-operands.ts";
import { compileRegex } from "./regex.ts";
import type { ValueTest } from "./target.ts";

/**
 * Compiles `$jsonSchema` (draft 4 with `bsonType`, as MongoDB takes it) to a test of a document. A keyword about one
 * type says nothing of values of other types.
 * @throws MongoError FailedToParse (9) for an unknown or unsupported keyword, TypeMismatch (14) for a wrong operand
 */
export function compileJsonSchema(schema: unknown): ValueTest {
  if (!isDocument(schema)) throw new MongoError("TypeMismatch", "$jsonSchema must be an object");
  const tests = Object.keys(schema).map((name) => {
    const keyword = Object.hasOwn(jsonSchemaKeywords, name) ? jsonSchemaKeywords[name] : undefined;
    if (keyword === undefined) throw new MongoError("FailedToParse", `Unknown $jsonSchema keyword: ${name}`);
    return keyword(schema[name], schema, name);
  });
  const effort = effortOfKeyword * tests.length;
  return (value) => {
    holdFor(effort);
    return tests.every((test) => test(value));
  };
}

/** What a keyword costs, in characters of a text that is compared. */
const effortOfKeyword = 16;

type Keyword = (operand: unknown, schema: Document, name: string) => ValueTest;

/** Words for people: they say nothing of a value. */
const annotation: Keyword = (operand, _schema, name) => {
  if (typeof operand !== "string") throw wrongType(name, "a string");
  return () => true;
};

/** Read together with the keyword it belongs to. */
function exclusive(limit: "minimum" | "maximum"): Keyword {
  return (operand, schema, name) => {
    flagOf(operand, name);
    if (schema[limit] !== undefined) return () => true;
    throw new MongoError(
      "FailedToParse",
      `$jsonSchema keyword '${limit}' must be a present if ${name} is present`,
    );
  };
}

/** All keywords of `$jsonSchema`; any other is refused. */
export const jsonSchemaKeywords: Readonly<Record<string, Keyword>> = {
  title: annotation,
  description: annotation,
  exclusiveMinimum: exclusive("minimum"),
  exclusiveMaximum: exclusive("maximum"),
  // Read together with `items`.
  additionalItems: (operand) => {
    restOf(operand);
    return () => true;
  },
  bsonType: (operand, _schema, name) => oneOfTypes(operand, name, typeNumbers),
  type: (operand, schema, name) => {
    if (schema.bsonType !== undefined)
      throw new MongoError("FailedToParse", "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    if (operand === "integer" || (Array.isArray(operand) && operand.includes("integer")))
      throw new MongoError("FailedToParse", "$jsonSchema type 'integer' is not currently supported.");
    return oneOfTypes(operand, name, jsonTypes);
  },
  enum: (operand, _schema, name) => {
    const known = new Set(valuesOf(operand, name).map((item) => hashValue(item)));
    return (value) => known.has(hashValue(value));
  },
  allOf: (operand, _schema, name) => {
    const tests = listOf(operand, name).map(compileJsonSchema);
    return (value) => tests.every((test) => test(value));
  },
  anyOf: (operand, _schema, name) => {
    const tests = listOf(operand, name).map(compileJsonSchema);
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (operand, _schema, name) => {
    const tests = listOf(operand, name).map(compileJsonSchema);
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  not: (operand) => {
    const test = compileJsonSchema(operand);
    return (value) => !test(value);
  },
  minimum: (operand, schema, name) => bound(numberOf(operand, name), 1, schema.exclusiveMinimum === true),
  maximum: (operand, schema, name) => bound(numberOf(operand, name), -1, schema.exclusiveMaximum === true),
  multipleOf: (operand, _schema, name) => {
    const divisor = divisorOf(operand, name);
    return ofNumbers((value) => {
      // In decimal, doubles by their fifteen digits: 0.3 is three times 0.1.
      const [a, b] = [toDecimal(value), toDecimal(divisor)];
      return a.special === null && b.special === null && isMultiple(a, b);
    });
  },
  minLength: (operand, _schema, name) => ofTexts(countOf(operand, name), (length, limit) => length >= limit),
  maxLength: (operand, _schema, name) => ofTexts(countOf(operand, name), (length, limit) => length <= limit),
  pattern: (operand, _schema, name) => {
    if (typeof operand !== "string") throw wrongType(name, "a string");
    const regex = compileRegex(operand, "");
    return (value) => typeof value !== "string" || regex.test(value);
  },
  minItems: (operand, _schema, name) => {
    const limit = countOf(operand, name);
    return ofArrays((list) => list.length >= limit);
  },
  maxItems: (operand, _schema, name) => {
    const limit = countOf(operand, name);
    return ofArrays((list) => list.length <= limit);
  },
  uniqueItems: (operand, _schema, name) => {
    const unique = flagOf(operand, name);
    return ofArrays((list) => !unique || new Set(list.map((item) => hashValue(item))).size === list.length);
  },
  items: (operand, schema) => {
    if (!Array.isArray(operand)) {
      const test = compileJsonSchema(operand);
      return ofArrays((list) => list.every(test));
    }
    const tests = operand.map(compileJsonSchema);
    const more = restOf(schema.additionalItems);
    return ofArrays((list) => list.every((item, index) => (tests[index] ?? more)(item)));
  },
  required: (operand, _schema, name) => {
    const names = namesOf(operand, name);
    return ofDocuments((doc) => names.every((field) => getField(doc, field) !== undefined));
  },
  dependencies: (operand, _schema, name) => {
    if (!isDocument(operand)) throw wrongType(name, "an object");
    const rules = Object.keys(operand).map((field) => ({ field, test: dependency(operand[field]) }));
    return ofDocuments((doc) =>
      rules.every(({ field, test }) => getField(doc, field) === undefined || test(doc)),
    );
  },
  minProperties: (operand, _schema, name) => {
    const limit = countOf(operand, name);
    return ofDocuments((doc) => Object.keys(doc).length >= limit);
  },
  maxProperties: (operand, _schema, name) => {
    const limit = countOf(operand, name);
    return ofDocuments((doc) => Object.keys(doc).length <= limit);
  },
  properties: (operand, _schema, name) => {
    const tests = schemasOf(operand, name);
    return ofDocuments((doc) =>
      tests.every(([field, test]) => getField(doc, field) === undefined || test(getField(doc, field))),
    );
  },
  patternProperties: (operand, _schema, name) => {
    const tests = schemasOf(operand, name).map(([pattern, test]) => ({
      regex: compileRegex(pattern, ""),
      test,
    }));
    return ofDocuments((doc) =>
      Object.keys(doc).every((field) =>
        tests.every(({ regex, test }) => !regex.test(field) || test(doc[field])),
      ),
    );
  },
  additionalProperties: (operand, schema) => {
    const named = new Set(Object.keys(isDocument(schema.properties) ? schema.properties : {}));
    const patterns = Object.keys(isDocument(schema.patternProperties) ? schema.patternProperties : {}).map(
      (pattern) => compileRegex(pattern, ""),
    );
    const more = restOf(operand);
    return ofDocuments((doc) =>
      Object.keys(doc).every(
        (field) => named.has(field) || patterns.some((regex) => regex.test(field)) || more(doc[field]),
      ),
    );
  },
};

const jsonTypes: Readonly<Record<string, unknown>> = {
  object: 3,
  array: 4,
  number: 0,
  boolean: 8,
  string: 2,
  null: 10,
};

function oneOfTypes(operand: unknown, name: string, known: Readonly<Record<string, unknown>>): ValueTest {
  const wanted = new Set<string>();
  for (const alias of Array.isArray(operand) ? operand : [operand]) {
    if (typeof alias !== "string") throw wrongType(name, "a string or an array of strings");
    if (alias === "number") for (const kind of ["int", "long", "double", "decimal"]) wanted.add(kind);
    else if (Object.hasOwn(known, alias)) wanted.add(alias === "boolean" ? "bool" : alias);
    else throw new MongoError("BadValue", `Unknown type name alias: ${alias}`);
  }
  return (value) => wanted.has(typeNameOf(value));
}

/** What else is asked of a document that has a field: other fields, or a schema. */
function dependency(operand: unknown): ValueTest {
  return compileJsonSchema(Array.isArray(operand) ? { required: namesOf(operand, "dependencies") } : operand);
}

function bound(limit: Numeric, sign: 1 | -1, without: boolean): ValueTest {
  return ofNumbers((value) => {
    const order = compareValues(value, limit) * sign;
    return without ? order > 0 : order >= 0;
  });
}

type FiniteDecimal = Extract<Decimal, { special: null }>;

function isMultiple(a: FiniteDecimal, b: FiniteDecimal): boolean {
  if (a.coefficient === 0n) return true;
  const exponent = Math.min(a.exponent, b.exponent);
  const whole = (decimal: FiniteDecimal): bigint =>
    decimal.coefficient * 10n ** BigInt(decimal.exponent - exponent);
  return whole(a) % whole(b) === 0n;
}

function ofNumbers(test: (value: Numeric) => boolean): ValueTest {
  return (value) => !isNumeric(value) || test(value);
}

function ofTexts(limit: number, test: (length: number, limit: number) => boolean): ValueTest {
  return (value) => typeof value !== "string" || test([...value].length, limit);
}

function ofArrays(test: (list: readonly unknown[]) => boolean): ValueTest {
  return (value) => !Array.isArray(value) || test(value);
}

function ofDocuments(test: (doc: Document) => boolean): ValueTest {
  return (value) => !isDocument(value) || test(value);
}

/** What `additionalProperties` or `additionalItems` says of the rest: anything by default. */
function restOf(operand: unknown): ValueTest {
  if (operand === undefined || operand === true) return () => true;
  return operand === false ? () => false : compileJsonSchema(operand);
}

function schemasOf(operand: unknown, name: string): (readonly [string, ValueTest])[] {
  if (!isDocument(operand)) throw wrongType(name, "an object");
  return Object.keys(operand).map((field) => [field, compileJsonSchema(operand[field])] as const);
}
