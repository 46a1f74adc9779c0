import type { Form } from "@duheng/contracts";
import { type DropSide, dropPart } from "../operations/drop.ts";
import { addField } from "../operations/fields.ts";
import { completeLayout } from "../operations/layout.ts";
import { keysIn } from "../operations/schemas.ts";
import { addIndicator } from "../operations/scoring.ts";
import type { Selection } from "../selection.ts";
import { groupFor, holdsFields, sectionFor } from "../structure/targets.ts";
import type { PaletteItem } from "./palette-items.ts";

/** What new parts are called, and the page and section that a layout begins with. */
export interface NewTitles {
  readonly field: string;
  readonly indicator: string;
  /** The first options of a choice. */
  readonly options?: readonly string[];
  readonly rest: { readonly page: string; readonly section: string };
}

interface Added {
  readonly form: Form;
  readonly selection: Selection;
}

/**
 * Adds a field or an indicator behind what is selected; inside of selected rows or a selected object only where that is
 * asked for.
 */
export function addItem(
  form: Form,
  item: PaletteItem,
  target: Selection,
  titles: NewTitles,
  { inside = false }: { readonly inside?: boolean } = {},
): Added {
  // Key tasks are a list of lists already: they stand in the form itself.
  if (item === "tasks") return addInto(form, item, target, titles, []);
  if (item !== "indicator") {
    const path = target.kind === "field" ? target.path : [];
    const holder = inside && holdsFields(target, form) ? path : path.slice(0, -1);
    return addInto(form, item, target, titles, holder);
  }
  const added = addIndicator(form, groupFor(target, form), titles.indicator);
  const selection: Selection = { kind: "indicator", id: added.id };
  const behind = target.kind === "indicator" ? dropPart(added.form, selection, target, "after") : added.form;
  return { form: behind, selection };
}

/** Where an item that is dragged over a part would go; null where it does not belong there. */
export function sideOfItem(
  form: Form,
  item: PaletteItem,
  target: Selection,
  nearer: "before" | "after",
): DropSide | null {
  if (item === "indicator")
    return target.kind === "group" ? "into" : target.kind === "indicator" ? nearer : null;
  if (target.kind === "page" || target.kind === "section" || target.kind === "form") return "into";
  if (target.kind !== "field") return null;
  if (item === "tasks") return target.path.length === 1 ? nearer : null;
  return holdsFields(target, form) && keysIn(form.fields, target.path).length === 0 ? "into" : nearer;
}

/** Adds an item where it was let go. */
export function dropItem(
  form: Form,
  item: PaletteItem,
  { target, side }: { readonly target: Selection; readonly side: DropSide },
  titles: NewTitles,
): Added {
  const added = addItem(form, item, target, titles, { inside: side === "into" });
  return side === "before" ? { ...added, form: dropPart(added.form, added.selection, target, side) } : added;
}

function addInto(
  form: Form,
  kind: Exclude<PaletteItem, "indicator">,
  target: Selection,
  titles: NewTitles,
  holder: readonly string[],
): Added {
  const laidOut = completeLayout(form, titles.rest);
  const { field: title, options } = titles;
  const added = addField(laidOut, {
    kind,
    title,
    holder,
    ...(options === undefined ? {} : { options }),
    ...sectionFor(target, laidOut),
  });
  const selection: Selection = { kind: "field", path: added.path };
  const isBeside = target.kind === "field" && holder.length === target.path.length - 1;
  return { form: isBeside ? dropPart(added.form, selection, target, "after") : added.form, selection };
}
