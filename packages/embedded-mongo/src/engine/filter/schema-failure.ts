import { type Document, documentOf, getField, isDocument } from "../document.ts";
import { hashValue } from "../hash.ts";
import { typeNameOf } from "../value-types.ts";
import { compileJsonSchema, jsonSchemaKeywords } from "./json-schema.ts";
import { compileRegex } from "./regex.ts";

/**
 * The rules of a `$jsonSchema` a value breaks, in the form MongoDB gives in `errInfo.details`: by keyword, nested as the
 * schema is nested.
 */
export function brokenRules(schema: Document, value: unknown): Document[] {
  return Object.keys(schema)
    .filter((name) => jsonSchemaKeywords[name]?.(schema[name], schema, name)(value) === false)
    .map((name) => {
      const describe = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
      const own = describe?.(schema[name], value, schema) ?? plain(reasons[name], value);
      const specified = nested.has(name)
        ? []
        : [["specifiedAs", documentOf([[name, schema[name]]])] as const];
      return documentOf([["operatorName", name], ...specified, ...own]);
    });
}

/** The words people wrote into a schema, for those who read the error. */
export function annotations(schema: Document): Fields {
  return ["title", "description"].flatMap((name) => {
    const text = getField(schema, name);
    return typeof text === "string" ? [[name, text] as const] : [];
  });
}

type Fields = readonly (readonly [string, unknown])[];

/** Keywords whose rules stand in schemas of their own. */
const nested = new Set([
  "properties",
  "patternProperties",
  "items",
  "allOf",
  "anyOf",
  "oneOf",
  "dependencies",
]);

const reasons: Readonly<Record<string, string>> = {
  minimum: "comparison failed",
  maximum: "comparison failed",
  minLength: "specified string length was not satisfied",
  maxLength: "specified string length was not satisfied",
  pattern: "regular expression did not match",
  multipleOf: "considered value is not a multiple of the specified value",
  enum: "value was not found in enum",
  not: "child expression matched",
};

const descriptions: Readonly<Record<string, (operand: unknown, value: unknown, schema: Document) => Fields>> =
  {
    bsonType: (_operand, value) => wrongType(value),
    type: (_operand, value) => wrongType(value),
    required: (operand, value) => {
      const names = Array.isArray(operand) ? operand : [];
      const missing = names.filter(
        (name) => isDocument(value) && getField(value, String(name)) === undefined,
      );
      return [["missingProperties", missing]];
    },
    dependencies: (operand, value) => [
      ["failingDependencies", subSchemas(operand).flatMap((rule) => failedDependency(rule, value))],
    ],
    properties: (operand, value) => [
      [
        "propertiesNotSatisfied",
        subSchemas(operand).flatMap(([name, schema]) =>
          isDocument(value) && getField(value, name) !== undefined
            ? property(name, schema, getField(value, name))
            : [],
        ),
      ],
    ],
    patternProperties: (operand, value) => [
      [
        "details",
        subSchemas(operand).flatMap(([pattern, schema]) => {
          const regex = compileRegex(pattern, "");
          const names = isDocument(value) ? Object.keys(value).filter((name) => regex.test(name)) : [];
          return names.flatMap((name) =>
            property(name, schema, isDocument(value) ? value[name] : undefined).map((one) =>
              documentOf([["regexMatched", pattern], ...Object.entries(one)]),
            ),
          );
        }),
      ],
    ],
    additionalProperties: (operand, value, schema) => {
      const known = new Set(subSchemas(schema.properties).map(([name]) => name));
      const patterns = subSchemas(schema.patternProperties).map(([pattern]) => compileRegex(pattern, ""));
      const others = Object.keys(isDocument(value) ? value : {}).filter(
        (name) => !known.has(name) && !patterns.some((regex) => regex.test(name)),
      );
      if (!isDocument(operand) || !isDocument(value)) return [["additionalProperties", others]];
      const wrong = others.filter((name) => !compileJsonSchema(operand)(value[name]));
      return [["details", wrong.flatMap((name) => property(name, operand, value[name]))]];
    },
    items: (operand, value) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      const schemaAt = (index: number): unknown => (Array.isArray(operand) ? operand[index] : operand);
      const at = list.findIndex((item, index) => {
        const schema = schemaAt(index);
        return isDocument(schema) && !compileJsonSchema(schema)(item);
      });
      const schema = schemaAt(at);
      if (!isDocument(schema)) return [["reason", "found additional items"]];
      return [
        ["reason", "At least one item did not match the sub-schema"],
        ["itemIndex", at],
        ["details", brokenRules(schema, list[at])],
      ];
    },
    uniqueItems: (_operand, value) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      const met = new Set<string>();
      const twice = list.find((item) => {
        const { size } = met;
        return met.add(hashValue(item)).size === size;
      });
      return [...plain("found a duplicate item", value), ["duplicatedValue", twice]];
    },
    minItems: (_operand, value) => wrongLength(value),
    maxItems: (_operand, value) => wrongLength(value),
    minProperties: (_operand, value) => wrongSize(value),
    maxProperties: (_operand, value) => wrongSize(value),
    allOf: (operand, value) => unsatisfied(operand, value),
    anyOf: (operand, value) => unsatisfied(operand, value),
    oneOf: (operand, value) => {
      const schemas: readonly unknown[] = Array.isArray(operand) ? operand : [];
      const matching = schemas.flatMap((schema, index) => (compileJsonSchema(schema)(value) ? [index] : []));
      if (matching.length === 0) return unsatisfied(operand, value);
      return [
        ["reason", "more than one subschema matched"],
        ["matchingSchemaIndexes", matching],
      ];
    },
  };

function property(name: string, schema: unknown, value: unknown): Document[] {
  if (!isDocument(schema)) return [];
  const details = brokenRules(schema, value);
  if (details.length === 0) return [];
  return [documentOf([["propertyName", name], ...annotations(schema), ["details", details]])];
}

function failedDependency([field, rule]: readonly [string, unknown], value: unknown): Document[] {
  if (!isDocument(value) || getField(value, field) === undefined) return [];
  const names: readonly unknown[] = Array.isArray(rule) ? rule : [];
  const missing = names.filter((name) => getField(value, String(name)) === undefined);
  if (missing.length > 0)
    return [
      documentOf([
        ["conditionalProperty", field],
        ["missingProperties", missing],
      ]),
    ];
  const details = isDocument(rule) ? brokenRules(rule, value) : [];
  return details.length === 0
    ? []
    : [
        documentOf([
          ["conditionalProperty", field],
          ["details", details],
        ]),
      ];
}

function unsatisfied(operand: unknown, value: unknown): Fields {
  const schemas: readonly unknown[] = Array.isArray(operand) ? operand : [];
  const failed = schemas.flatMap((schema, index) => {
    const details = isDocument(schema) ? brokenRules(schema, value) : [];
    return details.length === 0
      ? []
      : [
          documentOf([
            ["index", index],
            ["details", details],
          ]),
        ];
  });
  return [["schemasNotSatisfied", failed]];
}

function wrongType(value: unknown): Fields {
  return [...plain("type did not match", value), ["consideredType", typeNameOf(value)]];
}

function wrongLength(value: unknown): Fields {
  const length = Array.isArray(value) ? value.length : 0;
  return [...plain("array did not match specified length", value), ["numberOfItems", length]];
}

function wrongSize(value: unknown): Fields {
  const size = isDocument(value) ? Object.keys(value).length : 0;
  return [
    ["reason", "specified number of properties was not satisfied"],
    ["numberOfProperties", size],
  ];
}

function plain(reason: string | undefined, value: unknown): Fields {
  return [
    ["reason", reason ?? "rule was not satisfied"],
    ["consideredValue", value],
  ];
}

function subSchemas(operand: unknown): (readonly [string, unknown])[] {
  return isDocument(operand) ? Object.keys(operand).map((name) => [name, operand[name]] as const) : [];
}
