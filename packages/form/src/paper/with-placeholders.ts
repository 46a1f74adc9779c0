import type { AnswerMap, FieldInfo } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own, recordOf } from "../json/record.ts";
import { makeValue } from "../samples/make-value.ts";
import { isOfData } from "../sources/is-of-data.ts";

export interface Filled {
  /** The answers with a value in each field that waits for data. */
  readonly answers: AnswerMap;
  /** Paths of these fields. */
  readonly waiting: ReadonlySet<string>;
}

/**
 * Answers as a JSON Schema validator may judge them: what must be there and waits for data is there, with a value of
 * no meaning, so that the validator of a paper judges all the rest.
 */
export function withPlaceholders(fields: readonly FieldInfo[], answers: AnswerMap): Filled {
  const waiting = new Set<string>();
  const level = (inside: readonly FieldInfo[], given: AnswerMap, holder: string): AnswerMap => {
    const added = inside.flatMap((field): [string, unknown][] => {
      const path = pointer(holder, field.key);
      const value = own(given, field.key);
      if (field.kind === "object") {
        const next = isRecord(value) ? level(field.fields ?? [], value, path) : value;
        return next === value ? [] : [[field.key, next]];
      }
      if (!isOfData(field) || !field.required || value !== undefined) return [];
      waiting.add(path);
      const made = makeValue(field, null);
      return made === undefined ? [] : [[field.key, made]];
    });
    return added.length === 0 ? given : { ...given, ...recordOf(added) };
  };
  return { answers: level(fields, answers, ""), waiting };
}
