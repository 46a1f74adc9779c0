import type { Form } from "@duheng/contracts";
import { isRecord, own } from "../../shared/guards.ts";
import type { Selection } from "../selection.ts";
import { placeField } from "./fields.ts";
import { type FieldPath, withHolder } from "./schemas.ts";

/** Where a part is let go: beside another one, or in it, at its end. */
export type DropSide = "before" | "after" | "into";

/** Whether a part belongs into another one: fields into sections, sections into pages, indicators into groups. */
export function dropsInto(dragged: Selection, target: Selection): boolean {
  return (
    (dragged.kind === "field" && dragged.path.length === 1 && target.kind === "section") ||
    (dragged.kind === "section" && target.kind === "page") ||
    (dragged.kind === "indicator" && target.kind === "group")
  );
}

/** Whether a part may stand beside another one. Fields of rows stay in their rows: formulas name them by these. */
export function dropsBeside(dragged: Selection, target: Selection): boolean {
  if (dragged.kind === "field" && target.kind === "field")
    return (
      dragged.path.length === target.path.length &&
      dragged.path.slice(0, -1).every((key, index) => key === target.path[index])
    );
  return dragged.kind === target.kind && dragged.kind !== "form";
}

/** The form with one part let go beside or in another one; the same form where it does not belong there. */
export function dropPart(form: Form, dragged: Selection, target: Selection, side: DropSide): Form {
  const belongs = side === "into" ? dropsInto(dragged, target) : dropsBeside(dragged, target);
  if (!belongs) return form;
  switch (dragged.kind) {
    case "field":
      return target.kind === "section"
        ? placeField(form, dragged.path[0] ?? "", target.id)
        : target.kind === "field"
          ? dropField(form, dragged.path, target.path, side)
          : form;
    case "section":
      return "id" in target ? dropSection(form, dragged.id, target.id, side) : form;
    case "indicator":
      return "id" in target ? dropIndicator(form, dragged.id, target.id, side) : form;
    case "page": {
      if (target.kind !== "page" || form.layout === undefined) return form;
      return { ...form, layout: { pages: beside(form.layout.pages, dragged.id, target.id, side) } };
    }
    case "group": {
      if (target.kind !== "group") return form;
      const [first, ...rest] = beside(form.score.groups, dragged.id, target.id, side);
      return first === undefined ? form : { ...form, score: { ...form.score, groups: [first, ...rest] } };
    }
    case "sample":
      return target.kind === "sample"
        ? { ...form, samples: beside(form.samples ?? [], dragged.id, target.id, side) }
        : form;
    case "form":
      return form;
  }
}

function dropField(form: Form, dragged: FieldPath, target: FieldPath, side: DropSide): Form {
  const [key = "", neighbour = ""] = [dragged.at(-1), target.at(-1)];
  if (key === neighbour) return form;
  if (dragged.length > 1) {
    return withHolder(form, dragged.slice(0, -1), (holder) => {
      const properties = own(holder, "properties");
      if (!isRecord(properties)) return holder;
      const keys = Object.keys(properties).filter((each) => each !== key);
      keys.splice(keys.indexOf(neighbour) + (side === "after" ? 1 : 0), 0, key);
      return { ...holder, properties: Object.fromEntries(keys.map((each) => [each, properties[each]])) };
    });
  }
  const sections = form.layout?.pages.flatMap((page) => page.sections) ?? [];
  const section = sections.find(({ items }) => items.some(({ field }) => field === neighbour));
  if (section === undefined) return form;
  const item = sections.flatMap(({ items }) => items).find(({ field }) => field === key) ?? { field: key };
  const pages = form.layout?.pages.map((page) => ({
    ...page,
    sections: page.sections.map((each) => {
      const items = each.items.filter(({ field }) => field !== key);
      if (each === section)
        items.splice(
          items.findIndex(({ field }) => field === neighbour) + (side === "after" ? 1 : 0),
          0,
          item,
        );
      return { ...each, items };
    }),
  }));
  return pages === undefined ? form : { ...form, layout: { pages } };
}

function dropSection(form: Form, dragged: string, target: string, side: DropSide): Form {
  const section = form.layout?.pages.flatMap((page) => page.sections).find(({ id }) => id === dragged);
  if (section === undefined || form.layout === undefined || dragged === target) return form;
  const pages = form.layout.pages.map((page) => {
    const sections = page.sections.filter(({ id }) => id !== dragged);
    const at =
      side === "into"
        ? page.id === target
          ? sections.length
          : -1
        : sections.findIndex(({ id }) => id === target);
    if (at >= 0) sections.splice(at + (side === "after" ? 1 : 0), 0, section);
    return { ...page, sections };
  });
  return { ...form, layout: { pages } };
}

/** An indicator takes the group of the one that it is put beside. */
function dropIndicator(form: Form, dragged: string, target: string, side: DropSide): Form {
  const indicator = form.indicators.find(({ id }) => id === dragged);
  const group =
    side === "into"
      ? form.score.groups.find(({ id }) => id === target)?.code
      : form.indicators.find(({ id }) => id === target)?.group;
  if (indicator === undefined || group === undefined || dragged === target) return form;
  const moved = indicator.group === group ? indicator : { ...indicator, group };
  const rest = form.indicators.filter(({ id }) => id !== dragged);
  if (side === "into") return { ...form, indicators: [...rest, moved] };
  rest.splice(rest.findIndex(({ id }) => id === target) + (side === "after" ? 1 : 0), 0, moved);
  return { ...form, indicators: rest };
}

function beside<Item extends { readonly id: string }>(
  list: readonly Item[],
  dragged: string,
  target: string,
  side: DropSide,
): Item[] {
  const item = list.find(({ id }) => id === dragged);
  const rest = list.filter(({ id }) => id !== dragged);
  const at = rest.findIndex(({ id }) => id === target);
  if (item === undefined || at < 0) return [...list];
  rest.splice(at + (side === "after" ? 1 : 0), 0, item);
  return rest;
}
