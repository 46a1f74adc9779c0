import type { Form } from "@duheng/contracts";
import { resolveFormulas } from "@duheng/form";
import { pointerSteps } from "../../shared/pointers.ts";
import { type Selection, selectionKey } from "../selection.ts";
import type { LivePart } from "./shown-parts.ts";

/** What of the live form a selection is about, and the page on which the first of it stands. */
export interface PreviewParts {
  /** The field or section itself; null where the selection is none. */
  readonly chosen: LivePart | null;
  /** The fields that the formulas of a selected indicator read. */
  readonly read: readonly LivePart[];
  /** Index of the page; -1 where nothing of it is on any. */
  readonly page: number;
}

/** Which parts of the form as it is filled belong to what is selected in the structure or in the table. */
export function previewParts(form: Form, selection: Selection): PreviewParts {
  const pages = form.layout?.pages ?? [];
  switch (selection.kind) {
    case "page":
      return { ...nothing, page: pages.findIndex(({ id }) => id === selection.id) };
    case "section":
      return {
        ...nothing,
        chosen: selection,
        page: pages.findIndex(({ sections }) => sections.some(({ id }) => id === selection.id)),
      };
    case "field": {
      // A field inside of rows or an object is framed with what holds it.
      const key = selection.path[0] ?? "";
      return { ...nothing, chosen: { kind: "field", path: [key] }, page: pageOf(form, key) };
    }
    case "indicator": {
      const read = fieldsRead(form, selection.id);
      return {
        ...nothing,
        read: read.map((key): LivePart => ({ kind: "field", path: [key] })),
        page: pageOf(form, read[0] ?? ""),
      };
    }
    default:
      return nothing;
  }
}

/** Names what is shown, so that it is gone to once. */
export function previewKey({ chosen, read, page }: PreviewParts): string {
  return [page, ...(chosen === null ? read : [chosen]).map((part) => selectionKey(part))].join(" ");
}

const nothing: PreviewParts = { chosen: null, read: [], page: -1 };

/** Keys of the form's own fields that an indicator's formulas name, in their order; none for one that people give. */
function fieldsRead(form: Form, id: string): string[] {
  const index = form.indicators.findIndex((each) => each.id === id);
  const own = form.indicators[index];
  if (own === undefined) return [];
  const alone = { ...form, indicators: form.indicators.map((each) => (each === own ? each : silent(each))) };
  const keys = resolveFormulas(alone)
    .filter(({ owner }) => owner === `/indicators/${index}`)
    .flatMap(({ references }) => references.flatMap(({ words }) => words))
    .flatMap(({ target }) => {
      const [head, properties, key] = pointerSteps(target);
      return head === "fields" && properties === "properties" && key !== undefined ? [key] : [];
    });
  return [...new Set(keys)];
}

/** An indicator without formulas: those of others are not read, of which there may be hundreds. */
function silent({
  applicable: _,
  veto: __,
  ...indicator
}: Form["indicators"][number]): Form["indicators"][number] {
  return { ...indicator, by: { kind: "reviewer" } };
}

/** Fields that the layout leaves out stand on the last page. */
function pageOf(form: Form, key: string): number {
  const pages = form.layout?.pages ?? [];
  const found = pages.findIndex(({ sections }) =>
    sections.some(({ items }) => items.some(({ field }) => field === key)),
  );
  return found >= 0 || !Object.hasOwn(form.fields.properties, key) ? found : Math.max(0, pages.length - 1);
}
