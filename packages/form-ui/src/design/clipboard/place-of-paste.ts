import type { Form } from "@duheng/contracts";
import type { Selection } from "../selection.ts";
import type { PastePlace } from "./paste-parts.ts";

/** Where pasted parts go when this is selected: behind a field, into a section or group; else where things begin. */
export function placeOfPaste(form: Form, selection: Selection): PastePlace {
  const sections = form.layout?.pages.flatMap((page) => page.sections) ?? [];
  const section = sections[0]?.id;
  switch (selection.kind) {
    case "field": {
      const after = selection.path[0];
      const own = sections.find(({ items }) => items.some(({ field }) => field === after));
      return { section: own?.id ?? section, after };
    }
    case "section":
      return { section: selection.id };
    case "page":
      return {
        section: form.layout?.pages.find(({ id }) => id === selection.id)?.sections[0]?.id ?? section,
      };
    case "group":
      return { section, group: form.score.groups.find(({ id }) => id === selection.id)?.code };
    case "indicator":
      return { section, group: form.indicators.find(({ id }) => id === selection.id)?.group };
    case "form":
    case "sample":
      return { section };
  }
}
