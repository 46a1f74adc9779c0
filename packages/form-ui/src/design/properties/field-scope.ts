import type { Scope } from "@duheng/formula";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import type { FieldPath } from "../operations/schemas.ts";

/**
 * What a field's own formula may name: the fields beside it first, then those around them.
 * @param schema the form's fields as formulas see them
 */
export function fieldScope(schema: unknown, path: FieldPath): Scope {
  let seen: PlainRecord = isRecord(schema) ? schema : { type: "object", properties: {} };
  let holder: unknown = schema;
  for (const key of path.slice(0, -1)) {
    const field = own(own(holder, "properties"), key);
    holder = own(field, "type") === "array" ? own(field, "items") : field;
    if (isRecord(holder)) seen = nearer(seen, holder);
  }
  return { schema: seen };
}

/** Both objects' fields; a key that both have is the inner one's. */
function nearer(outer: PlainRecord, inner: PlainRecord): PlainRecord {
  const outerFields = recordOf(own(outer, "properties"));
  const innerFields = recordOf(own(inner, "properties"));
  const required = [
    ...listOf(own(outer, "required")).filter(
      (key) => typeof key !== "string" || !Object.hasOwn(innerFields, key),
    ),
    ...listOf(own(inner, "required")),
  ];
  return { ...outer, properties: { ...outerFields, ...innerFields }, required };
}

function recordOf(value: unknown): PlainRecord {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
