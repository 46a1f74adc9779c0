import type { Form } from "@duheng/contracts";
import type { LiveDrag, LiveTarget } from "./drop-live.ts";
import { type LivePlace, livePlaceAt, type ShownField } from "./live-place.ts";
import { shownFields, shownSections } from "./shown-parts.ts";

/** What something dragged is aimed at. */
export interface Aimed {
  readonly target: LiveTarget;
  /** The place as the mark shows it, and the part that it is beside (or in). */
  readonly place: LivePlace | null;
  readonly beside: ShownField;
}

/** Where something dragged would go for a place of the pointer: sections go beside sections, fields beside fields. */
export function targetAt(
  root: HTMLElement,
  form: Form,
  drag: LiveDrag,
  point: { readonly x: number; readonly y: number },
): Aimed | null {
  const sections = shownSections(root, form);
  if (drag.kind === "part" && drag.part.kind === "section") {
    const place = livePlaceAt(sections, point);
    const beside = sections.find(({ key }) => key === place?.key);
    if (place === null || beside === undefined) return null;
    return { target: { at: { kind: "section", id: place.key }, side: place.side }, place, beside };
  }
  const empty = sections.find(
    ({ key, left, right, top, bottom }) =>
      isEmpty(form, key) && point.x >= left && point.x <= right && point.y >= top && point.y <= bottom,
  );
  if (empty !== undefined)
    return { target: { at: { kind: "section", id: empty.key }, side: "into" }, place: null, beside: empty };
  const fields = shownFields(root);
  const place = livePlaceAt(fields, point);
  const beside = fields.find(({ key }) => key === place?.key);
  if (place === null || beside === undefined) return null;
  return { target: { at: { kind: "field", path: [place.key] }, side: place.side }, place, beside };
}

function isEmpty(form: Form, id: string): boolean {
  const section = form.layout?.pages.flatMap((page) => page.sections).find((each) => each.id === id);
  return section !== undefined && section.items.length === 0;
}
