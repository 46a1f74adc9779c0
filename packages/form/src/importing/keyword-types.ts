/** Keywords of JSON Schema 2020-12 that only say something of values of one type, by that type. */
const byType: Readonly<Record<string, readonly string[]>> = {
  string: [
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "contentMediaType",
    "contentEncoding",
    "contentSchema",
  ],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: [
    "items",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
  ],
  object: [
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
  ],
};

const typeOf = new Map(
  Object.entries(byType).flatMap(([type, keywords]) => keywords.map((keyword) => [keyword, type])),
);

/** Whether a keyword says nothing of values of this type. */
export function hasNoEffect(keyword: string, type: string): boolean {
  const own = typeOf.get(keyword);
  return own !== undefined && own !== (type === "integer" ? "number" : type);
}

/** Keywords that are told but not checked: dropping them changes nothing of what a schema accepts. */
export const idleKeywords: ReadonlySet<string> = new Set([
  "$anchor",
  "contentEncoding",
  "contentSchema",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** Keywords of the standard that check something, or decide what others mean: those that forms lack are refused. */
export const standardKeywords: ReadonlySet<string> = new Set([
  ...typeOf.keys(),
  "$dynamicAnchor",
  "$dynamicRef",
  "$id",
  "$ref",
  "$vocabulary",
  "allOf",
  "anyOf",
  "const",
  "else",
  "enum",
  "if",
  "not",
  "oneOf",
  "then",
  "type",
]);
