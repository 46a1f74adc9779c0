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
      return listKind(own(schema, "items"));
    default:
      return null;
  }
}

function textKind(format: unknown): FieldKind {
  return format === "date" || format === "date-time" || format === "email" || format === "uri"
    ? format
    : "text";
}

function listKind(items: unknown): FieldKind {
  const kind = kindOfSchema(items);
  if (kind === "choice") return "choices";
  return itemKinds.some((each) => each === kind) ? "list" : "rows";
}

/** What each item of a list can be. */
export const itemKinds = ["text", "number", "integer", "date", "email", "uri"] as const;

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
  "list",
  "rows",
  "object",
  "file",
  "email",
  "uri",
];
