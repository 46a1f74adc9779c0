import type { FieldInfo } from "../api.ts";
import { recordOf } from "../json/record.ts";
import { fieldLimits } from "./limits.ts";

/**
 * The fields as a closed, plain JSON Schema with `$ref` unfolded.
 * `answers`: what handed-in answers are held against by a JSON Schema validator. `multipleOf` is left out: binary
 * division refuses 1.15 as a multiple of 0.01, so the fill rules check it in exact decimals.
 * `formulas`: the scope of formulas, with titles, and `required` for what is surely there.
 */
export function schemaOfFields(
  fields: readonly FieldInfo[],
  use: "answers" | "formulas",
  isSure: (field: FieldInfo) => boolean = isAlwaysThere,
): Record<string, unknown> {
  return {
    type: "object",
    properties: recordOf(fields.map((field) => [field.key, schemaOfField(field, use, isSure)])),
    required: fields.filter(isSure).map(({ key }) => key),
    ...(use === "answers" ? { additionalProperties: false } : {}),
  };
}

/** Needed, and never hidden by its own rule; what holds it is looked at where it is read. */
export function isAlwaysThere(field: FieldInfo): boolean {
  return field.required && field.visible === undefined && field.computed === undefined;
}

function schemaOfField(
  field: FieldInfo,
  use: "answers" | "formulas",
  isSure: (field: FieldInfo) => boolean,
): Record<string, unknown> {
  const schema = bareSchema(field, use, isSure);
  return use === "answers" ? schema : { title: field.title, ...schema };
}

function bareSchema(
  field: FieldInfo,
  use: "answers" | "formulas",
  isSure: (field: FieldInfo) => boolean,
): Record<string, unknown> {
  const { multipleOf, minItems, maxItems = fieldLimits.rows, uniqueItems, ...bounds } = field.bounds;
  const limits =
    use === "answers" ? bounds : { ...bounds, ...(multipleOf === undefined ? {} : { multipleOf }) };
  const listLimits = { maxItems, ...(minItems === undefined ? {} : { minItems }) };
  switch (field.kind) {
    case "text":
      return { type: "string", ...limits };
    case "date":
    case "date-time":
    case "email":
    case "uri":
      return { type: "string", format: field.kind, ...limits };
    case "number":
    case "integer":
      return { type: field.kind, ...limits };
    case "boolean":
      return { type: "boolean" };
    case "choice":
      return optionsSchema(field, use);
    case "choices":
      return { type: "array", items: optionsSchema(field, use), uniqueItems: true, ...listLimits };
    case "list":
      return {
        type: "array",
        items: field.item === undefined ? {} : bareSchema(field.item, use, isSure),
        ...listLimits,
        ...(uniqueItems === true ? { uniqueItems } : {}),
      };
    case "file":
      return fileSchema;
    case "object":
      return schemaOfFields(field.fields ?? [], use, isSure);
    case "rows":
      return {
        type: "array",
        items: schemaOfFields(field.fields ?? [], use, isSure),
        ...listLimits,
        ...(uniqueItems === true ? { uniqueItems } : {}),
      };
  }
}

function optionsSchema({ options = [] }: FieldInfo, use: "answers" | "formulas"): Record<string, unknown> {
  if (use === "answers") return { enum: options.map(({ value }) => value) };
  return { oneOf: options.map(({ value, title }) => ({ const: value, title })) };
}

const fileSchema = {
  type: "object",
  properties: {
    id: { type: "string", minLength: 1, maxLength: 100 },
    name: { type: "string", minLength: 1, maxLength: 255 },
    size: { type: "integer", minimum: 0 },
    type: { type: "string", minLength: 1, maxLength: 127 },
  },
  required: ["id", "name", "size", "type"],
  additionalProperties: false,
} as const;
