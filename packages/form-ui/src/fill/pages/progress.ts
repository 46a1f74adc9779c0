import type { FillSnapshot, FullPage, PreparedForm } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { pointerTo } from "../../shared/pointers.ts";
import { isBlank } from "../fields/is-blank.ts";

/** How many of a page's required fields that are asked for now are filled in. */
export function pageProgress(
  page: FullPage,
  prepared: PreparedForm,
  snapshot: FillSnapshot,
): { done: number; all: number } {
  let done = 0;
  let all = 0;
  for (const section of page.sections) {
    for (const item of section.items) {
      const path = pointerTo("", item.field);
      const field = prepared.field(path);
      if (field === null || !field.required || field.computed !== undefined || isOfData(field)) continue;
      if (snapshot.state.visible[path] === false) continue;
      all += 1;
      if (!isBlank(snapshot.answers[item.field])) done += 1;
    }
  }
  return { done, all };
}
