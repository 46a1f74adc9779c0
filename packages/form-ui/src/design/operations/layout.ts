import type { Form, LayoutPage, LayoutSection } from "@duheng/contracts";
import { moved } from "./fields.ts";
import { newId } from "./ids.ts";
import { keysIn } from "./schemas.ts";

/** The form with a layout that holds every field: what the layout omits is put into a last section. */
export function completeLayout(form: Form, rest: { readonly page: string; readonly section: string }): Form {
  const pages = form.layout?.pages ?? [];
  const placed = new Set(
    pages.flatMap((page) => page.sections.flatMap((section) => section.items.map((item) => item.field))),
  );
  const omitted = keysIn(form.fields, []).filter((key) => !placed.has(key));
  if (omitted.length === 0 && pages.length > 0) return form;
  const section: LayoutSection = {
    id: newId("s"),
    title: rest.section,
    columns: 2,
    items: omitted.map((field) => ({ field })),
  };
  const last = pages.at(-1);
  const next: LayoutPage[] =
    last === undefined
      ? [{ id: newId("p"), title: rest.page, sections: [section] }]
      : [...pages.slice(0, -1), { ...last, sections: [...last.sections, section] }];
  return { ...form, layout: { pages: next } };
}

export function addPage(form: Form, title: string, section: string): { form: Form; id: string } {
  const id = newId("p");
  const page: LayoutPage = {
    id,
    title,
    sections: [{ id: newId("s"), title: section, columns: 2, items: [] }],
  };
  return { form: { ...form, layout: { pages: [...(form.layout?.pages ?? []), page] } }, id };
}

export function addSection(form: Form, page: string, title: string): { form: Form; id: string } {
  const id = newId("s");
  const section: LayoutSection = { id, title, columns: 2, items: [] };
  return {
    form: mapPages(form, (each) =>
      each.id === page ? { ...each, sections: [...each.sections, section] } : each,
    ),
    id,
  };
}

export function patchPage(form: Form, id: string, patch: Partial<LayoutPage>): Form {
  return mapPages(form, (page) => (page.id === id ? { ...page, ...patch } : page));
}

export function patchSection(form: Form, id: string, patch: Partial<LayoutSection>): Form {
  return mapPages(form, (page) => ({
    ...page,
    sections: page.sections.map((section) => (section.id === id ? { ...section, ...patch } : section)),
  }));
}

/** Takes a page or a section away; its fields go to what is left of the form's end, none is lost. */
export function removeLayout(
  form: Form,
  id: string,
  rest: { readonly page: string; readonly section: string },
): Form {
  const pages = (form.layout?.pages ?? [])
    .filter((page) => page.id !== id)
    .map((page) => ({ ...page, sections: page.sections.filter((section) => section.id !== id) }));
  return completeLayout({ ...form, layout: { pages } }, rest);
}

/** Moves a page among the pages, or a section among those of its page. */
export function moveLayout(form: Form, id: string, step: -1 | 1): Form {
  const pages = form.layout?.pages ?? [];
  const page = pages.find((each) => each.id === id);
  if (page !== undefined) return { ...form, layout: { pages: moved(pages, page, step) } };
  return mapPages(form, (each) => {
    const section = each.sections.find((one) => one.id === id);
    return section === undefined ? each : { ...each, sections: moved(each.sections, section, step) };
  });
}

function mapPages(form: Form, change: (page: LayoutPage) => LayoutPage): Form {
  return { ...form, layout: { pages: (form.layout?.pages ?? []).map(change) } };
}
