import type { FieldsSchema } from "@duheng/contracts";
import type { FieldKind } from "../api.ts";
import { type JsonRecord, own, ownList, ownRecord, ownText } from "../json/record.ts";
import { resolveField } from "./references.ts";

/** What the items of a list can be: what is written on one line. Lists of yes and no, files or lists are none. */
export const itemKinds: ReadonlySet<FieldKind> = new Set([
  "text",
  "number",
  "integer",
  "date",
  "email",
  "uri",
]);

/** What kind of field a schema (its `$ref` followed) describes; null where forms know none such. */
export function fieldKind(root: FieldsSchema, schema: JsonRecord): FieldKind | null {
  const type = ownText(schema, "type");
  if (own(schema, "contentMediaType") !== undefined) return type === "object" ? "file" : null;
  if (ownList(schema, "enum") !== undefined || ownList(schema, "oneOf") !== undefined) return "choice";
  switch (type) {
    case "string":
      return textKind(ownText(schema, "format"));
    case "number":
    case "integer":
    case "boolean":
      return type;
    case "object":
      return ownRecord(schema, "properties") === undefined ? null : "object";
    case "array":
      return listKind(root, schema);
    default:
      return null;
  }
}

function textKind(format: string | undefined): FieldKind | null {
  switch (format) {
    case undefined:
      return "text";
    case "date":
    case "date-time":
    case "email":
    case "uri":
      return format;
    default:
      return null;
  }
}

function listKind(root: FieldsSchema, schema: JsonRecord): FieldKind | null {
  const items = ownRecord(schema, "items");
  if (items === undefined) return null;
  const item = resolveField(root, items);
  // A list of lists is no field; following it further could go around in circles.
  const kind = ownText(item, "type") === "array" ? null : fieldKind(root, item);
  if (kind === "choice") return "choices";
  if (kind === "object") return "rows";
  return kind !== null && itemKinds.has(kind) ? "list" : null;
}
