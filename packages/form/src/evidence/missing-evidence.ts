import type { Problem } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, FillState, PreparedForm } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, own } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/**
 * Fields that are filled in but lack the evidence that they require (`x-evidence` with `required`), as problems at
 * their places. `attached` tells how many files are there. What is blank or hidden needs no evidence.
 */
export function missingEvidence(
  prepared: PreparedForm,
  answers: AnswerMap,
  attached: (path: string) => number,
): Problem[] {
  return evidencePlaces(prepared, answers)
    .filter(
      ({ path, field, value }) =>
        field.evidence?.required === true && !isEmpty(value) && attached(path) === 0,
    )
    .map(({ path, field }) => {
      const title = field.evidence?.title || field.title;
      return errorAt(path, "evidence-missing", `还没有附上“${title}”`, `“${title}” is still to be attached`);
    });
}

/** A field with `x-evidence` as these answers have it: visible, in each row. */
export interface EvidencePlace {
  readonly path: string;
  readonly field: FieldInfo;
  readonly value: unknown;
}

/** Where these answers have room for evidence. */
export function evidencePlaces(prepared: PreparedForm, answers: AnswerMap): EvidencePlace[] {
  if (!asksForEvidence(prepared.fields)) return [];
  return placesIn(prepared.fields, answers, "", prepared.fill(answers));
}

/** Whether any of the fields, or of those inside of them, has `x-evidence`. */
export function asksForEvidence(fields: readonly FieldInfo[]): boolean {
  return fields.some((field) => field.evidence !== undefined || asksForEvidence(field.fields ?? []));
}

function isEmpty(value: unknown): boolean {
  return isBlank(value) || (Array.isArray(value) && value.length === 0);
}

function placesIn(
  fields: readonly FieldInfo[],
  holder: unknown,
  at: string,
  state: FillState,
): EvidencePlace[] {
  return fields.flatMap((field) => {
    const path = pointer(at, field.key);
    if (state.visible[path] === false) return [];
    const value = field.computed === undefined ? own(holder, field.key) : state.computed[path];
    const mine = field.evidence === undefined ? [] : [{ path, field, value }];
    const inner = field.fields ?? [];
    if (field.kind === "object") return [...mine, ...placesIn(inner, value, path, state)];
    if (field.kind !== "rows" || !Array.isArray(value)) return mine;
    const rows: readonly unknown[] = value;
    return [...mine, ...rows.flatMap((row, index) => placesIn(inner, row, pointer(path, index), state))];
  });
}
