import type { FieldsSchema } from "@duheng/contracts";
import { isRecord, type JsonRecord, own, ownText } from "../json/record.ts";

/** Where a `$ref` leads: only `#/$defs/NAME`, the form's own definitions. */
export interface ReferenceTarget {
  readonly name: string;
  readonly schema: JsonRecord;
}

/** The definition that a reference names; null where it leads anywhere else or to nothing. */
export function findDefinition(root: FieldsSchema, reference: string): ReferenceTarget | null {
  const name = definitionName(reference);
  if (name === null) return null;
  const schema = own(root.$defs, name);
  return isRecord(schema) ? { name, schema } : null;
}

/** The name in `#/$defs/NAME`; null for any other reference. */
export function definitionName(reference: string): string | null {
  const prefix = "#/$defs/";
  return reference.startsWith(prefix) ? decode(reference.slice(prefix.length)) : null;
}

/** A field with its `$ref` followed: the definition, under what is said beside the reference. */
export function resolveField(root: FieldsSchema, schema: JsonRecord): JsonRecord {
  let found = schema;
  for (let step = 0; step < 8; step += 1) {
    const reference = ownText(found, "$ref");
    if (reference === undefined) return found;
    const target = findDefinition(root, reference);
    if (target === null) return found;
    const { $ref: _reference, ...beside } = found;
    found = { ...target.schema, ...beside };
  }
  return found;
}

function decode(part: string): string | null {
  if (part.includes("/")) return null;
  try {
    return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return null;
  }
}
