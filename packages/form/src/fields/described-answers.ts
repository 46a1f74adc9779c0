import type { FieldInfo } from "../api.ts";
import { recordOf } from "../json/record.ts";
import { schemaOfFields } from "./schema-of-fields.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * The closed JSON Schema of handed-in answers, each field with its title, what it says of itself and what its options
 * mean as description: for whoever reads answers in a program of their own.
 */
export function describedAnswers(fields: readonly FieldInfo[]): Schema {
  return described(schemaOfFields(fields, "answers"), fields);
}

function described(schema: Schema, fields: readonly FieldInfo[]): Schema {
  const own = schema.properties as Readonly<Record<string, Schema>>;
  return {
    ...schema,
    properties: recordOf(
      fields.map((field) => [
        field.key,
        { ...inside(own[field.key] ?? {}, field), description: wordsOn(field) },
      ]),
    ),
  };
}

function inside(schema: Schema, { kind, fields = [] }: FieldInfo): Schema {
  if (kind === "object") return described(schema, fields);
  if (kind === "rows") return { ...schema, items: described(schema.items as Schema, fields) };
  return schema;
}

function wordsOn({ kind, title, description, options = [], item }: FieldInfo): string {
  const written = item?.kind ?? kind;
  return [
    title,
    ...(description === undefined ? [] : [description]),
    ...options.map(({ value, title: meaning }) => `- ${JSON.stringify(value)} ${meaning}`),
    ...(written === "date" || written === "date-time" ? [`@format ${written}`] : []),
  ].join("\n");
}
