import type { FieldInfo } from "../api.ts";

export interface Ordered {
  readonly fields: readonly FieldInfo[];
  /** Fields that need each other, in the order in which they do. */
  readonly loops: readonly (readonly FieldInfo[])[];
}

/** Orders fields so that each comes after those it needs; of a loop, all are kept and the loop is told. */
export function orderByNeeds(
  fields: readonly FieldInfo[],
  needsOf: (field: FieldInfo) => ReadonlySet<string>,
): Ordered {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const done = new Set<FieldInfo>();
  const path: FieldInfo[] = [];
  const ordered: FieldInfo[] = [];
  const loops: FieldInfo[][] = [];

  // Recursion is bounded by the number of fields of one object, which the field limits bound.
  function visit(field: FieldInfo): void {
    if (done.has(field)) return;
    const start = path.indexOf(field);
    if (start >= 0) {
      loops.push(path.slice(start));
      return;
    }
    path.push(field);
    for (const key of needsOf(field)) {
      const needed = byKey.get(key);
      if (needed !== undefined) visit(needed);
    }
    path.pop();
    done.add(field);
    ordered.push(field);
  }

  for (const field of fields) visit(field);
  return { fields: ordered, loops };
}
