import type { FieldInfo } from "../api.ts";
import { pointerParts } from "../json/pointer.ts";

/** The field that a concrete path (`/加分项/0/分值`) leads to; null for none, and for a row itself. */
export function findField(fields: readonly FieldInfo[], path: string): FieldInfo | null {
  let level: readonly FieldInfo[] = fields;
  let found: FieldInfo | null = null;
  for (const part of pointerParts(path)) {
    if (found?.kind === "rows") {
      if (!/^\d+$/.test(part)) return null;
      level = found.fields ?? [];
      found = null;
      continue;
    }
    const next: FieldInfo | undefined = byKey(level).get(part);
    if (next === undefined) return null;
    found = next;
    if (next.kind !== "rows") level = next.fields ?? [];
  }
  return found;
}

const indexes = new WeakMap<readonly FieldInfo[], ReadonlyMap<string, FieldInfo>>();

/** Made once per list: a path is looked up at every key stroke. */
function byKey(fields: readonly FieldInfo[]): ReadonlyMap<string, FieldInfo> {
  let index = indexes.get(fields);
  if (index === undefined) {
    index = new Map(fields.map((field) => [field.key, field]));
    indexes.set(fields, index);
  }
  return index;
}
