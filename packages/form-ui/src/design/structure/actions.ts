import type { Form } from "@duheng/contracts";
import { type Findings, usersOf } from "../design-context.ts";
import { removeField } from "../operations/fields.ts";
import { removeLayout } from "../operations/layout.ts";
import {
  moveGroup,
  moveIndicator,
  removeGroup,
  removeIndicator,
  removeSample,
} from "../operations/scoring.ts";
import { stepField, stepLayout } from "../operations/step.ts";
import type { Selection } from "../selection.ts";

/** The form with a part moved by one place among its like. */
export function movePart(form: Form, selection: Selection, step: -1 | 1): Form {
  switch (selection.kind) {
    case "page":
    case "section":
      return stepLayout(form, selection.id, step);
    case "field":
      return stepField(form, selection.path, step);
    case "group":
      return moveGroup(form, selection.id, step);
    case "indicator":
      return moveIndicator(form, selection.id, step);
    case "form":
    case "sample":
      return form;
  }
}

/** The form without a part. What must not go (the last group, a group with indicators) stays. */
export function removePart(
  form: Form,
  selection: Selection,
  rest: { readonly page: string; readonly section: string },
): Form {
  switch (selection.kind) {
    case "page":
    case "section":
      return removeLayout(form, selection.id, rest);
    case "field":
      return removeField(form, selection.path);
    case "group":
      return removeGroup(form, selection.id);
    case "indicator":
      return removeIndicator(form, selection.id);
    case "sample":
      return removeSample(form, selection.id);
    case "form":
      return form;
  }
}

/** Whether a part must stay: what an upper tenant has locked, and what that rests on. */
export function isLocked(form: Form, { lockedIds, lockedUses }: Findings, selection: Selection): boolean {
  return (
    (selection.kind === "indicator" && lockedIds.has(selection.id)) ||
    usersOf(form, lockedUses, selection).length > 0
  );
}
