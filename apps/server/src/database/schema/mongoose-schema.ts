import type { DocumentName } from "@duheng/contracts";
import { Schema, type SchemaDefinition } from "mongoose";
import { type Located, propertyNames, propertyOf, resolve, schemaOf } from "./json-schema.ts";

/**
 * The mongoose schema of a document, made from its JSON Schema: top-level paths get their types, `date-time` is a
 * Date, `id` is a string `_id`, `revision` is mongoose's version key with optimistic concurrency (a stale `save()`
 * is refused). What is nested is kept as it is; the validator judges it.
 */
export function mongooseSchemaOf(name: DocumentName, collection: string): Schema {
  const located = schemaOf(name);
  const names = propertyNames(located);
  const definition: SchemaDefinition = {};
  for (const property of names) {
    if (property === "id" || property === "revision") continue;
    const inner = propertyOf(located, property);
    if (inner) definition[property] = { type: typeOf(inner) };
  }
  const hasRevision = names.includes("revision");
  return new Schema(
    { _id: { type: String, required: true }, ...definition },
    {
      collection,
      minimize: false,
      strict: "throw",
      strictQuery: "throw",
      id: false,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      versionKey: hasRevision ? "revision" : false,
      optimisticConcurrency: hasRevision,
      timestamps: {
        createdAt: names.includes("createdAt") ? "createdAt" : false,
        updatedAt: names.includes("updatedAt") ? "updatedAt" : false,
      },
    },
  );
}

type Kind = typeof String | typeof Number | typeof Boolean | typeof Date | typeof Schema.Types.Mixed;

function typeOf(located: Located): Kind | Kind[] {
  const { schema } = resolve(located);
  if (schema.format === "date-time") return Date;
  if (Array.isArray(schema.enum)) {
    return schema.enum.every((one) => typeof one === "string") ? String : Schema.Types.Mixed;
  }
  switch (schema.type) {
    case "string":
      return String;
    case "number":
    case "integer":
      return Number;
    case "boolean":
      return Boolean;
    default:
      return Schema.Types.Mixed;
  }
}
