import type { AnswerMap, FillStore, PreparedForm } from "../api.ts";

/** The state of one form being filled, for a page to subscribe to. Defaults stand where a key is absent. */
export function createFillStore(prepared: PreparedForm, initialAnswers: AnswerMap = {}): FillStore {
  return prepared.startFilling(initialAnswers);
}
