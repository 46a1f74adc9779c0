import type { AnswerMap } from "../api.ts";
import { sameJson } from "../json/equal.ts";
import { own } from "../json/record.ts";
import { collect, evaluateField, type Outcome } from "./evaluate.ts";
import type { FormState } from "./form-state.ts";
import type { Level } from "./level.ts";
import { fieldProblems } from "./problems.ts";

/** The state after a change of answers: only fields that changed, or that look at one that did, are run again. */
export function updateForm(level: Level, state: FormState, before: AnswerMap, after: AnswerMap): FormState {
  const outcomes = new Map<string, Outcome>(state.outcomes);
  const seen: Record<string, unknown> = {};
  for (const [key, { known }] of outcomes) seen[key] = known;

  const touched = new Set<string>();
  const changed = new Set<string>();
  for (const field of level.fields) {
    const { key } = field.info;
    const isEdited = own(before, key) !== own(after, key);
    if (!isEdited && !field.needs.some((need) => changed.has(need))) continue;
    const outcome = evaluateField(field, own(after, key), seen, "");
    if (!sameJson(outcome.known, seen[key])) changed.add(key);
    seen[key] = outcome.known;
    outcomes.set(key, outcome);
    touched.add(key);
  }

  const known = collect(outcomes, "known");
  const problems = new Map(state.problems);
  for (const field of level.fields) {
    const { key } = field.info;
    const outcome = outcomes.get(key);
    const isOld = !touched.has(key) && !field.looksAt.some((other) => changed.has(other));
    if (outcome !== undefined && !isOld) problems.set(key, fieldProblems(field, outcome, known, ""));
  }
  return { outcomes, problems };
}
