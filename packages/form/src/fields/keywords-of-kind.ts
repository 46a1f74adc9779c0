import type { FieldKind } from "../api.ts";

const text = ["type", "format", "minLength", "maxLength", "pattern"];
const number = ["type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const list = ["type", "items", "minItems", "maxItems", "uniqueItems"];

/** The JSON Schema keywords that mean something for each kind of field; others would be ignored without a word. */
export const keywordsOfKind: Readonly<Record<FieldKind, readonly string[]>> = {
  text,
  date: text,
  "date-time": text,
  email: text,
  uri: text,
  number,
  integer: number,
  boolean: ["type"],
  choice: ["type", "enum", "oneOf"],
  choices: list,
  list,
  rows: [...list, "x-tasks"],
  object: ["type", "properties", "required", "additionalProperties"],
  file: ["type", "contentMediaType"],
};

/** What may be said of a list's items beside the keywords of their kind: nothing that is a field's own. */
export const annotationsOfItems: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "examples",
  "$comment",
  "x-id",
]);

/** What may be said of a field of any kind. */
export const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "examples",
  "$comment",
  "x-id",
  "x-visible",
  "x-required",
  "x-computed",
  "x-check",
  "x-source",
  "x-evidence",
]);
