import type { Form } from "@duheng/contracts";
import type { FieldInfo, FullLayout, FullPage, FullSection } from "../api.ts";

/** The form's layout with the fields that it omits in a last section; a form without one gets a single page. */
export function fullLayout(form: Form, fields: readonly FieldInfo[]): FullLayout {
  const keys = new Set(fields.map(({ key }) => key));
  const pages = (form.layout?.pages ?? []).map(
    (page): FullPage => ({
      id: page.id,
      title: page.title,
      sections: page.sections.map(
        ({ id, title, description, columns = 1, items }): FullSection => ({
          id,
          title,
          columns,
          items: items.filter(({ field }) => keys.has(field)),
          ...(description === undefined ? {} : { description }),
        }),
      ),
    }),
  );
  const shown = new Set(
    pages.flatMap(({ sections }) => sections.flatMap(({ items }) => items.map(({ field }) => field))),
  );
  const omitted = fields.filter(({ key }) => !shown.has(key));
  if (omitted.length === 0) return { pages };
  const rest: FullSection = {
    id: "other-fields",
    title: pages.length === 0 ? "" : "其他",
    columns: 1,
    items: omitted.map(({ key }) => ({ field: key })),
  };
  const last = pages.at(-1);
  if (last === undefined) return { pages: [{ id: "all-fields", title: form.title, sections: [rest] }] };
  return { pages: [...pages.slice(0, -1), { ...last, sections: [...last.sections, rest] }] };
}
