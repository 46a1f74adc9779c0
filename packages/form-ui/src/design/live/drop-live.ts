import type { Form } from "@duheng/contracts";
import { dropPart } from "../operations/drop.ts";
import { completeLayout } from "../operations/layout.ts";
import { dropItem, type NewTitles } from "../palette/add-item.ts";
import { draggedItem } from "../palette/palette-drag.ts";
import type { PaletteItem } from "../palette/palette-items.ts";
import { type Selection, selectionOf } from "../selection.ts";
import type { LivePlace } from "./live-place.ts";
import type { LivePart } from "./shown-parts.ts";

/** What is dragged over the live form: a new field, or a part of the form (by its handle or its line of the tree). */
export type LiveDrag =
  | { readonly kind: "item"; readonly item: Exclude<PaletteItem, "indicator"> }
  | { readonly kind: "part"; readonly part: LivePart };

/** Null where something is dragged that no live form shows, such as an indicator or a field inside of rows. */
export function liveDragOf(data: Readonly<Record<string, unknown>>): LiveDrag | null {
  const item = draggedItem(data);
  if (item !== null) return item === "indicator" ? null : { kind: "item", item };
  const part = typeof data.place === "string" ? selectionOf(data.place) : null;
  if (part?.kind === "section") return { kind: "part", part };
  return part?.kind === "field" && part.path.length === 1 ? { kind: "part", part } : null;
}

/** Where it is let go: beside a field or section, or in a section without fields; null where the form shows nothing. */
export interface LiveTarget {
  readonly at: Selection;
  readonly side: LivePlace["side"] | "into";
}

/** The form with what was dragged let go, and what is selected then; null where nothing changes. */
export function dropLive(
  form: Form,
  drag: LiveDrag,
  target: LiveTarget | null,
  titles: NewTitles,
): { readonly form: Form; readonly selection: Selection } | null {
  if (drag.kind === "item") {
    const where = target ?? { at: { kind: "form" }, side: "into" };
    return dropItem(form, drag.item, { target: where.at, side: where.side }, titles);
  }
  if (target === null) return null;
  // What the layout omits is shown as well, and may be moved: then the layout names it.
  const next = dropPart(completeLayout(form, titles.rest), drag.part, target.at, target.side);
  const isMoved = JSON.stringify(next.layout) !== JSON.stringify(form.layout);
  return isMoved ? { form: next, selection: drag.part } : null;
}
