import type { AnswerMap, FieldInfo } from "../api.ts";

/** Answers with `default` where a key is absent; null is an answer (cleared by the person) and stays. */
export function withDefaults(fields: readonly FieldInfo[], answers: AnswerMap): AnswerMap {
  const missing = fields.filter(
    (field) =>
      field.default !== undefined && field.computed === undefined && !Object.hasOwn(answers, field.key),
  );
  if (missing.length === 0) return answers;
  return {
    ...answers,
    ...Object.fromEntries(missing.map((field) => [field.key, structuredClone(field.default)])),
  };
}
