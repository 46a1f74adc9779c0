import type { Form } from "@duheng/contracts";
import { pointerSteps } from "../shared/pointers.ts";
import type { FieldPath } from "./operations/schemas.ts";

/** What the properties pane shows. */
export type Selection =
  | { readonly kind: "form" }
  | { readonly kind: "page"; readonly id: string }
  | { readonly kind: "section"; readonly id: string }
  | { readonly kind: "field"; readonly path: FieldPath }
  | { readonly kind: "group"; readonly id: string }
  | { readonly kind: "indicator"; readonly id: string }
  | { readonly kind: "sample"; readonly id: string };

/** A name for a selection: equal for equal ones. */
export function selectionKey(selection: Selection): string {
  if (selection.kind === "form") return "form";
  return `${selection.kind}:${selection.kind === "field" ? JSON.stringify(selection.path) : selection.id}`;
}

/** What a `selectionKey` names; null where it names nothing. */
export function selectionOf(key: string): Selection | null {
  const colon = key.indexOf(":");
  const kind = colon < 0 ? key : key.slice(0, colon);
  const id = key.slice(colon + 1);
  switch (kind) {
    case "form":
      return { kind };
    case "page":
    case "section":
    case "group":
    case "indicator":
    case "sample":
      return { kind, id };
    case "field": {
      const path = pathOf(id);
      return path === null ? null : { kind, path };
    }
    default:
      return null;
  }
}

function pathOf(text: string): FieldPath | null {
  try {
    const path: unknown = JSON.parse(text);
    return Array.isArray(path) && path.every((step) => typeof step === "string") ? path : null;
  } catch {
    return null;
  }
}

/** Where a problem leads: what to select, and which attribute of it (its place in the document) to look at. */
export interface Place {
  readonly selection: Selection;
  readonly attribute: string;
}

/** The part of the form that a JSON pointer points into. */
export function placeOf(form: Form, pointer: string): Place {
  const [head, ...steps] = pointerSteps(pointer);
  switch (head) {
    case "fields":
      return fieldPlace(steps);
    case "indicators": {
      const indicator = form.indicators[Number(steps[0])];
      return at(
        indicator === undefined ? { kind: "form" } : { kind: "indicator", id: indicator.id },
        steps.slice(1),
      );
    }
    case "score": {
      const group = steps[0] === "groups" ? form.score.groups[Number(steps[1])] : undefined;
      return group === undefined
        ? at({ kind: "form" }, steps)
        : at({ kind: "group", id: group.id }, steps.slice(2));
    }
    case "layout":
      return layoutPlace(form, steps);
    case "samples": {
      const sample = form.samples?.[Number(steps[0])];
      return at(sample === undefined ? { kind: "form" } : { kind: "sample", id: sample.id }, steps.slice(1));
    }
    default:
      return at({ kind: "form" }, head === undefined ? [] : [head, ...steps]);
  }
}

function at(selection: Selection, steps: readonly string[]): Place {
  return { selection, attribute: steps.join("/") };
}

/** `properties/加分项/items/properties/分值/minimum` → the field 加分项 › 分值, its attribute `minimum`. */
function fieldPlace(steps: readonly string[]): Place {
  const path: string[] = [];
  let rest = steps;
  for (;;) {
    const key = rest[1];
    if (rest[0] === "properties" && key !== undefined) {
      path.push(key);
      rest = rest.slice(2);
    } else if (rest[0] === "items" && rest[1] === "properties") rest = rest.slice(1);
    else break;
  }
  return path.length === 0 ? at({ kind: "form" }, ["fields", ...steps]) : at({ kind: "field", path }, rest);
}

function layoutPlace(form: Form, steps: readonly string[]): Place {
  const page = form.layout?.pages[Number(steps[1])];
  if (page === undefined) return at({ kind: "form" }, ["layout", ...steps]);
  const section = steps[2] === "sections" ? page.sections[Number(steps[3])] : undefined;
  return section === undefined
    ? at({ kind: "page", id: page.id }, steps.slice(2))
    : at({ kind: "section", id: section.id }, steps.slice(4));
}
