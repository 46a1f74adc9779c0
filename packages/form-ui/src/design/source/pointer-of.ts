import type { Form } from "@duheng/contracts";
import { isRecord, own } from "../../shared/guards.ts";
import { pointerTo } from "../../shared/pointers.ts";
import type { FieldPath } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";

/** The place in the document of what is selected, as a JSON pointer: the other way round than `placeOf`. */
export function pointerOf(form: Form, selection: Selection): string {
  switch (selection.kind) {
    case "form":
      return "";
    case "field":
      return fieldPointer(form, selection.path);
    case "indicator":
      return listed("/indicators", form.indicators, selection.id);
    case "group":
      return listed("/score/groups", form.score.groups, selection.id);
    case "sample":
      return listed("/samples", form.samples ?? [], selection.id);
    case "page":
      return listed("/layout/pages", form.layout?.pages ?? [], selection.id);
    case "section": {
      const pages = form.layout?.pages ?? [];
      const at = pages.findIndex((page) => page.sections.some(({ id }) => id === selection.id));
      return listed(`/layout/pages/${at}/sections`, pages[at]?.sections ?? [], selection.id);
    }
  }
}

function listed(parent: string, items: readonly { readonly id: string }[], id: string): string {
  return pointerTo(
    parent,
    items.findIndex((item) => item.id === id),
  );
}

/** `加分项 › 分值` of rows stands below `items`. */
function fieldPointer(form: Form, path: FieldPath): string {
  let schema: unknown = form.fields;
  let pointer = "/fields";
  for (const key of path) {
    const isRows = isRecord(own(schema, "items")) && own(schema, "properties") === undefined;
    if (isRows) {
      schema = own(schema, "items");
      pointer = pointerTo(pointer, "items");
    }
    schema = own(own(schema, "properties"), key);
    pointer = pointerTo(pointerTo(pointer, "properties"), key);
  }
  return pointer;
}
