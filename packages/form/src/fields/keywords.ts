/** What a JSON Schema keyword's value must look like; `schema` keywords are walked by the reader. */
export type KeywordShape =
  | "text"
  | "boolean"
  | "number"
  | "count"
  | "positive"
  | "any"
  | "list"
  | "record"
  | "formula"
  | "check"
  | "source"
  | "evidence"
  | "tasks";

/** Every keyword that a field may bear. Anything else is refused by its name: it would be ignored without a word. */
export const keywords: Readonly<Record<string, KeywordShape>> = {
  type: "text",
  title: "text",
  description: "text",
  default: "any",
  examples: "list",
  $comment: "text",
  $ref: "text",
  properties: "record",
  required: "list",
  additionalProperties: "boolean",
  items: "record",
  enum: "list",
  oneOf: "list",
  const: "any",
  format: "text",
  contentMediaType: "text",
  minLength: "count",
  maxLength: "count",
  pattern: "text",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  multipleOf: "positive",
  minItems: "count",
  maxItems: "count",
  uniqueItems: "boolean",
  "x-id": "text",
  "x-visible": "formula",
  "x-required": "boolean",
  "x-computed": "formula",
  "x-check": "check",
  "x-source": "source",
  "x-evidence": "evidence",
  "x-tasks": "tasks",
};

/** Keywords of the fields' root beside those of any object. */
export const rootKeywords: ReadonlySet<string> = new Set([
  "$schema",
  "$defs",
  "type",
  "properties",
  "required",
  "title",
  "description",
  "additionalProperties",
  "$comment",
]);

/** Keywords that may stand beside `$ref`: what is said of this use of the definition. */
export const besideReference: ReadonlySet<string> = new Set([
  "$ref",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "x-id",
  "x-visible",
  "x-required",
  "x-computed",
  "x-check",
  "x-source",
  "x-evidence",
]);

export const formats: ReadonlySet<string> = new Set(["date", "date-time", "email", "uri"]);
