import type { FieldKind } from "@duheng/form";
import { own } from "../shared/guards.ts";

/** What kind of field a schema as written is; null where it is none that the designer edits (such as a `$ref`). */
export function kindOfSchema(schema: unknown): FieldKind | null {
  if (own(schema, "contentMediaType") !== undefined) return "file";
  if (Array.isArray(own(schema, "enum")) || Array.isArray(own(schema, "oneOf"))) return "choice";
  switch (own(schema, "type")) {
    case "string":
      return textKind(own(schema, "format"));
    case "number":
      return "number";
    case "integer":
      return "integer";
    case "boolean":
      return "boolean";
    case "object":
      return "object";
    case "array":
      return kindOfSchema(own(schema, "items")) === "choice" ? "choices" : "rows";
    default:
      return null;
  }
}

function textKind(format: unknown): FieldKind {
  return format === "date" || format === "date-time" || format === "email" || format === "uri"
    ? format
    : "text";
}

/** Every kind that can be added, in the order of the menu. */
export const addableKinds: readonly FieldKind[] = [
  "text",
  "number",
  "integer",
  "boolean",
  "choice",
  "choices",
  "date",
  "date-time",
  "rows",
  "object",
  "file",
  "email",
  "uri",
];
