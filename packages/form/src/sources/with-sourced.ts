import type { AnswerMap, FieldInfo } from "../api.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { sameJson } from "../json/equal.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own, recordOf } from "../json/record.ts";

/** Answers with another value in each sourced field, undefined taking it out; an object that is emptied so goes, too. */
export function withSourced(
  fields: readonly FieldInfo[],
  given: AnswerMap,
  take: (field: FieldInfo, path: string) => unknown,
  holder = "",
): AnswerMap {
  const changed = new Map<string, unknown>();
  for (const field of fields) {
    const path = pointer(holder, field.key);
    const current = own(given, field.key);
    if (field.kind === "object" && (isRecord(current) || isBlank(current))) {
      const held = isRecord(current) ? current : {};
      const next = withSourced(field.fields ?? [], held, take, path);
      if (next === held) continue;
      changed.set(field.key, Object.keys(next).length === 0 ? undefined : next);
    } else if (isOfData(field) && field.kind !== "object") {
      const value = take(field, path);
      if (!(value === undefined ? current === undefined : sameJson(value, current)))
        changed.set(field.key, value);
    }
  }
  if (changed.size === 0) return given;
  return recordOf(
    [...Object.entries(given), ...changed].flatMap(([key]) => {
      const value = changed.has(key) ? changed.get(key) : own(given, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
