import type { FieldInfo } from "../api.ts";

export interface Ordered {
  readonly fields: readonly FieldInfo[];
  /** Fields that need each other. */
  readonly loops: readonly FieldLoop[];
}

export interface FieldLoop {
  /** In the order in which they need each other; of a long loop the first few. */
  readonly fields: readonly FieldInfo[];
  readonly isCut: boolean;
}

/** Nobody reads more names of a loop than this, nor more loops. */
const namedOfLoop = 8;
const mostLoops = 100;

/** Orders fields so that each comes after those it needs; of a loop, all are kept and the loop is told. */
export function orderByNeeds(
  fields: readonly FieldInfo[],
  needsOf: (field: FieldInfo) => ReadonlySet<string>,
): Ordered {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const done = new Set<FieldInfo>();
  const path: FieldInfo[] = [];
  const onPath = new Map<FieldInfo, number>();
  const ordered: FieldInfo[] = [];
  const loops: FieldLoop[] = [];

  // Recursion is bounded by the number of fields of one object, which the field limits bound.
  function visit(field: FieldInfo): void {
    if (done.has(field)) return;
    const start = onPath.get(field);
    if (start !== undefined) {
      if (loops.length < mostLoops)
        loops.push({
          fields: path.slice(start, start + namedOfLoop),
          isCut: path.length - start > namedOfLoop,
        });
      return;
    }
    onPath.set(field, path.length);
    path.push(field);
    for (const key of needsOf(field)) {
      const needed = byKey.get(key);
      if (needed !== undefined) visit(needed);
    }
    path.pop();
    onPath.delete(field);
    done.add(field);
    ordered.push(field);
  }

  for (const field of fields) visit(field);
  return { fields: ordered, loops };
}
