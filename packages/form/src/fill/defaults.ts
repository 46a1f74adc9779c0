import type { AnswerMap, FieldInfo } from "../api.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { isRecord, own, recordOf } from "../json/record.ts";

/** Where defaults begin: papers compiled before `inside` was have them in the form's own fields and rows alone. */
export type DefaultsReach = "inside" | "own";

/**
 * Answers with `default` where a key is absent, inside of objects too; null is an answer (cleared by the person) and
 * stays. Rows that are there already are left as they are: a row gets its defaults when it is added.
 */
export function withDefaults(
  fields: readonly FieldInfo[],
  answers: AnswerMap,
  reach: DefaultsReach = "inside",
): AnswerMap {
  const found: [string, unknown][] = [];
  for (const field of fields) {
    if (field.computed !== undefined || isOfData(field)) continue;
    const given = own(answers, field.key);
    const begun = given === undefined && field.default !== undefined ? structuredClone(field.default) : given;
    const value =
      field.kind === "object" && reach === "inside" ? objectWithDefaults(field.fields ?? [], begun) : begun;
    if (value !== given) found.push([field.key, value]);
  }
  return found.length === 0 ? answers : { ...answers, ...recordOf(found) };
}

/**
 * An object that was never begun is begun by the first default inside of it; but not where something else inside must
 * then be filled in: nobody is held up by what they never touched.
 */
function objectWithDefaults(fields: readonly FieldInfo[], value: unknown): unknown {
  if (value === undefined) {
    if (fields.some(isLeftToFill)) return undefined;
    const begun = withDefaults(fields, nothing);
    return begun === nothing ? undefined : begun;
  }
  return isRecord(value) ? withDefaults(fields, value) : value;
}

/** Whether somebody must fill it in, since nothing else does. */
function isLeftToFill(field: FieldInfo): boolean {
  return field.required && field.default === undefined && field.computed === undefined && !isOfData(field);
}

const nothing: AnswerMap = {};
