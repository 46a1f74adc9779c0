import type { FieldsSchema, Form } from "@duheng/contracts";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";

/** Where a field stands: its key, behind the keys of the object or rows that hold it. */
export type FieldPath = readonly string[];

/** The field's own schema as written; undefined where there is none. `$ref` is not followed. */
export function schemaAt(fields: FieldsSchema, path: FieldPath): PlainRecord | undefined {
  let holder: unknown = fields;
  for (const key of path.slice(0, -1)) holder = holderOf(own(own(holder, "properties"), key));
  const found = own(own(holder, "properties"), path.at(-1) ?? "");
  return isRecord(found) ? found : undefined;
}

/** The object schema that the fields inside of a field stand in: the field itself, or the rows' items. */
export function holderOf(schema: unknown): unknown {
  return own(schema, "type") === "array" ? own(schema, "items") : schema;
}

/** The JSON pointer of a field's schema in the form document. */
export function schemaPointer(form: Form, path: FieldPath): string {
  let at = "/fields";
  for (const [index, key] of path.entries()) {
    if (index > 0) {
      const outer = schemaAt(form.fields, path.slice(0, index));
      if (own(outer, "type") === "array") at += "/items";
    }
    at += `/properties/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  return at;
}

/** The keys of the fields beside which a path stands; for an empty path those of the form. */
export function keysIn(fields: FieldsSchema, holder: FieldPath): string[] {
  const schema = holder.length === 0 ? fields : holderOf(schemaAt(fields, holder));
  const properties = own(schema, "properties");
  return isRecord(properties) ? Object.keys(properties) : [];
}

/**
 * Changes the object schema that holds fields (the form's own for an empty path, a nested object's, a row's).
 * Nothing else is touched.
 */
export function withHolder(
  form: Form,
  holder: FieldPath,
  change: (schema: PlainRecord) => PlainRecord,
): Form {
  const fields = changeHolder(form.fields, holder, change);
  return { ...form, fields: { ...form.fields, ...fields } };
}

function changeHolder(
  schema: PlainRecord,
  path: FieldPath,
  change: (schema: PlainRecord) => PlainRecord,
): PlainRecord {
  const [key, ...rest] = path;
  if (key === undefined) return change(schema);
  const properties = own(schema, "properties");
  const inner = own(properties, key);
  if (!isRecord(properties) || !isRecord(inner)) return schema;
  const items = own(inner, "items");
  const changed =
    own(inner, "type") === "array" && isRecord(items)
      ? { ...inner, items: changeHolder(items, rest, change) }
      : changeHolder(inner, rest, change);
  return { ...schema, properties: { ...properties, [key]: changed } };
}

/** Sets keywords of a field's schema; undefined takes a keyword away. */
export function patchSchema(form: Form, path: FieldPath, patch: Readonly<Record<string, unknown>>): Form {
  const key = path.at(-1) ?? "";
  return withHolder(form, path.slice(0, -1), (holder) => {
    const properties = own(holder, "properties");
    const schema = own(properties, key);
    if (!isRecord(properties) || !isRecord(schema)) return holder;
    return { ...holder, properties: { ...properties, [key]: withoutUndefined({ ...schema, ...patch }) } };
  });
}

/** A record without the keys whose value is undefined. */
export function withoutUndefined(record: PlainRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
