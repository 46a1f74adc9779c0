import type { Form } from "@duheng/contracts";
import { own } from "../../shared/guards.ts";
import { schemaAt } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";

/** Whether rows or an object are selected. */
export function holdsFields(selection: Selection, form: Form): boolean {
  if (selection.kind !== "field") return false;
  const schema = schemaAt(form.fields, selection.path);
  const items = own(schema, "items");
  const holds = own(schema, "properties") !== undefined || own(items, "properties") !== undefined;
  return holds && own(schema, "contentMediaType") === undefined;
}

/** The section where a field of the form is added, and behind which of its fields. */
export function sectionFor(selection: Selection, form: Form): { section?: string; after?: string } {
  const sections = (form.layout?.pages ?? []).flatMap((page) =>
    page.sections.map((section) => ({ page, section })),
  );
  const last = sections.at(-1)?.section.id;
  const withLast = last === undefined ? {} : { section: last };
  switch (selection.kind) {
    case "section":
      return { section: selection.id };
    case "page": {
      const mine = sections.filter(({ page }) => page.id === selection.id).at(-1);
      return mine === undefined ? withLast : { section: mine.section.id };
    }
    case "field": {
      const key = selection.path[0] ?? "";
      const found = sections.find(({ section }) => section.items.some((item) => item.field === key));
      return found === undefined ? withLast : { section: found.section.id, after: key };
    }
    default:
      return withLast;
  }
}

/** The code of the group where an indicator is added. */
export function groupFor(selection: Selection, form: Form): string {
  const { groups } = form.score;
  return (
    selectedGroup(selection, form) ??
    groups.find((group) => group.kind === "individual")?.code ??
    groups[0]?.code ??
    ""
  );
}

/** The code of the group that is selected, itself or by an indicator of it. */
function selectedGroup(selection: Selection, form: Form): string | undefined {
  if (selection.kind === "group") return form.score.groups.find((group) => group.id === selection.id)?.code;
  if (selection.kind === "indicator") return form.indicators.find((each) => each.id === selection.id)?.group;
  return undefined;
}

/** The id of the page where a section is added. */
export function pageFor(selection: Selection, form: Form): string {
  const pages = form.layout?.pages ?? [];
  const found = pages.find((page) => {
    if (selection.kind === "page") return page.id === selection.id;
    if (selection.kind === "section") return page.sections.some((section) => section.id === selection.id);
    if (selection.kind !== "field") return false;
    return page.sections.some((section) => section.items.some((item) => item.field === selection.path[0]));
  });
  return (found ?? pages.at(-1))?.id ?? "";
}
