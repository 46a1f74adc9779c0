import type { AnswerMap, FieldInfo } from "../api.ts";
import { valueAt } from "../json/pointer.ts";
import { withSourced } from "./with-sourced.ts";

/**
 * The answers without anything in fields that belong to data: what somebody typed there, or an old page sends. For
 * saving. The same object where there is nothing.
 */
export function typedAnswers(fields: readonly FieldInfo[], answers: AnswerMap): AnswerMap {
  return withSourced(fields, answers, () => undefined);
}

/** Answers with just what other answers have in the fields that belong to data: what is read stays while the rest is another. */
export function withSourcedOf(fields: readonly FieldInfo[], answers: AnswerMap, from: AnswerMap): AnswerMap {
  return withSourced(fields, answers, (_field, path) => valueAt(from, path));
}
