import type { Form } from "@duheng/contracts";
import { pointerSteps, pointerTo } from "../../shared/pointers.ts";
import type { Selection } from "../selection.ts";
import type { ShownField } from "./live-place.ts";

/** What of a live form is selected and moved: fields of the form itself, and sections of its layout. */
export type LivePart = Extract<Selection, { kind: "field" | "section" }>;

/** Fields of the form itself; those of rows and objects stand inside of them. */
export function shownFields(root: HTMLElement): ShownField[] {
  return fieldsIn(root).flatMap((element): ShownField[] => {
    const [key = ""] = pointerSteps(element.dataset.path ?? "");
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > left ? [{ key, left, top, right, bottom }] : [];
  });
}

/** Sections as they are shown; `key` is the section's id. */
export function shownSections(root: HTMLElement, form: Form): ShownField[] {
  return sectionsIn(root).flatMap((element): ShownField[] => {
    const id = sectionOf(element, form);
    if (id === null) return [];
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > left ? [{ key: id, left, top, right, bottom }] : [];
  });
}

/** The part that an element of the live form belongs to: the field around it, or the section whose title it is. */
export function partAround(element: Element, form: Form): LivePart | null {
  const fields = [...parentsOf(element)].filter((each) => isTopField(each));
  const [key] = pointerSteps(fields[0]?.getAttribute("data-path") ?? "");
  if (key !== undefined) return { kind: "field", path: [key] };
  const section = element.closest(".dh-section-title, .dh-section-description")?.closest(".dh-section");
  const id = section === undefined || section === null ? null : sectionOf(section, form);
  return id === null ? null : { kind: "section", id };
}

/** The element that shows a part; null where none does, such as on another page. */
export function elementOf(root: HTMLElement, part: LivePart, form: Form): HTMLElement | null {
  if (part.kind === "section")
    return sectionsIn(root).find((element) => sectionOf(element, form) === part.id) ?? null;
  const path = CSS.escape(pointerTo("", part.path[0] ?? ""));
  return root.querySelector<HTMLElement>(`.dh-field[data-path="${path}"]`);
}

function fieldsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(".dh-field[data-path]")].filter(isTopField);
}

function sectionsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(".dh-section")];
}

function isTopField(element: Element): boolean {
  return (
    element.matches(".dh-field[data-path]") &&
    pointerSteps(element.getAttribute("data-path") ?? "").length === 1
  );
}

/** The id of the section that an element shows: told by its title's id, or by the first of its fields. */
function sectionOf(element: Element, form: Form): string | null {
  const sections = form.layout?.pages.flatMap((page) => page.sections) ?? [];
  const [, titled] = /section-(.+)$/.exec(element.getAttribute("aria-labelledby") ?? "") ?? [];
  const first = element.querySelector(".dh-field[data-path]")?.getAttribute("data-path");
  const [key] = pointerSteps(first ?? "");
  const found =
    titled === undefined
      ? sections.find(({ items }) => key !== undefined && items.some(({ field }) => field === key))
      : sections.find(({ id }) => id === titled);
  return found?.id ?? null;
}

function* parentsOf(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = at.parentElement) yield at;
}
