import { fieldLimits } from "../fields/limits.ts";
import { prototypeKeys } from "../fields/reserved-keys.ts";
import { pointer } from "../json/pointer.ts";
import { recordOf } from "../json/record.ts";
import type { ImportNotes } from "./import-notes.ts";

/**
 * A copy of the document without what may not be walked: keys that reach into JavaScript's prototypes, and what is
 * nested too deep. Each is told. No deeper than the limit, whatever the document.
 */
export function readableDocument(document: unknown, notes: ImportNotes): unknown {
  return copied(document, "", 0, notes);
}

function copied(value: unknown, at: string, depth: number, notes: ImportNotes): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth >= fieldLimits.jsonDepth) {
    notes.leaveField(
      at,
      "",
      "too-deep",
      "这里嵌套过深",
      `this place is nested deeper than ${fieldLimits.jsonDepth} levels`,
    );
    return null;
  }
  if (Array.isArray(value))
    return value.map((each: unknown, index) => copied(each, pointer(at, index), depth + 1, notes));
  return recordOf(
    Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
      const place = pointer(at, key);
      if (!prototypeKeys.has(key)) return [[key, copied(each, place, depth + 1, notes)]];
      notes.leaveField(place, key, "forbidden-key", "不能用作名称", "must not be used as a name");
      return [];
    }),
  );
}
