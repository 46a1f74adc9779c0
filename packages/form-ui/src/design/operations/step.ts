import type { Form } from "@duheng/contracts";
import { moveField } from "./fields.ts";
import { moveLayout } from "./layout.ts";
import type { FieldPath } from "./schemas.ts";

/**
 * Moves a field by one place. At the edge of its section it goes over into the next one, also of the next page; at the
 * form's beginning and end nothing happens, as with a field inside of rows or an object at their edges.
 */
export function stepField(form: Form, path: FieldPath, step: -1 | 1): Form {
  const [key] = path;
  if (path.length !== 1 || form.layout === undefined) return moveField(form, path, step);
  const sections = form.layout.pages.flatMap((page) => page.sections);
  const from = sections.findIndex(({ items }) => items.some(({ field }) => field === key));
  const home = sections[from];
  const to = sections[from + step];
  const edge = step < 0 ? home?.items[0] : home?.items.at(-1);
  if (home === undefined || edge === undefined || edge.field !== key) return moveField(form, path, step);
  if (to === undefined) return form;
  const pages = form.layout.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => {
      if (section === home) return { ...section, items: section.items.filter(({ field }) => field !== key) };
      if (section !== to) return section;
      return { ...section, items: step < 0 ? [...section.items, edge] : [edge, ...section.items] };
    }),
  }));
  return { ...form, layout: { pages } };
}

/** Moves a page among the pages, or a section by one place: at the edge of its page it goes over into the next page. */
export function stepLayout(form: Form, id: string, step: -1 | 1): Form {
  const pages = form.layout?.pages ?? [];
  const from = pages.findIndex(({ sections }) => sections.some((section) => section.id === id));
  const home = pages[from];
  const to = pages[from + step];
  const edge = step < 0 ? home?.sections[0] : home?.sections.at(-1);
  if (home === undefined || edge === undefined || edge.id !== id) return moveLayout(form, id, step);
  if (to === undefined) return form;
  const next = pages.map((page) => {
    if (page === home) return { ...page, sections: page.sections.filter((section) => section.id !== id) };
    if (page !== to) return page;
    return { ...page, sections: step < 0 ? [...page.sections, edge] : [edge, ...page.sections] };
  });
  return { ...form, layout: { pages: next } };
}
