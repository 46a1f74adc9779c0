import type { Form } from "@duheng/contracts";
import { columnKey } from "../datasets/used-columns.ts";
import { Collector } from "./collector.ts";
import { listName, type Parts, partKey } from "./parts.ts";
import { type Anonymous, takeApartFields } from "./take-apart-fields.ts";

/** All parts of a form with the order in which they stand. */
export function takeApart(form: Form, anonymous: Anonymous): Parts {
  const collector = new Collector();
  const { title, description } = form;
  collector.add("form", "", ":", { title, ...(description === undefined ? {} : { description }) });
  takeApartFields(form.fields, collector, anonymous);
  addLayout(form, collector);
  addDatasets(form, collector);
  const groups = new Map<string, string>();
  const { groups: listed, ...score } = form.score;
  collector.add("score", "", ":", score);
  for (const { id, ...group } of listed) {
    const key = collector.add("group", id, "groups:", group);
    if (!groups.has(group.code)) groups.set(group.code, key);
  }
  for (const { id, ...indicator } of form.indicators) {
    collector.add("indicator", id, "indicators:", indicator, groups.get(indicator.group) ?? "");
  }
  if (form.ratings !== undefined) collector.add("ratings", "", ":", { ...form.ratings });
  if (form.samples !== undefined) collector.add("samples", "", ":", {});
  for (const { id, ...sample } of form.samples ?? []) collector.add("sample", id, "samples:", sample);
  return collector.parts();
}

/** Datasets and columns go by their keys, which never change. */
function addDatasets({ datasets }: Form, collector: Collector): void {
  if (datasets === undefined) return;
  collector.add("datasets", "", ":", {});
  for (const { columns, ...dataset } of datasets) {
    const holder = collector.add("dataset", dataset.key, datasetList, { ...dataset });
    for (const column of columns) {
      const id = columnKey({ dataset: dataset.key, column: column.key });
      collector.add("column", id, listName("columns", holder), { ...column });
    }
  }
}

/** A field's place goes by the field's id, so that it is the same place when the field is renamed. */
function addLayout({ layout }: Form, collector: Collector): void {
  if (layout === undefined) return;
  const fields = new Map<unknown, string>();
  for (const { kind, list, id, attributes } of collector.parts().all.values()) {
    if (kind === "field" && list === topFields) fields.set(attributes.key, id);
  }
  collector.add("layout", "", ":", {});
  for (const { id, sections, ...page } of layout.pages) {
    const pageKey = collector.add("page", id, "pages:", page);
    for (const { id: sectionId, items, ...section } of sections) {
      const key = collector.add("section", sectionId, listName("sections", pageKey), section);
      for (const { field, ...item } of items) {
        const fieldId = fields.get(field);
        collector.add("item", fieldId ?? `?${field}`, listName("sections/items", key), {
          ...item,
          ...(fieldId === undefined ? { field } : {}),
        });
      }
    }
  }
}

/** The list of the datasets that a form uses. */
export const datasetList = "datasets:";

/** The list of the form's own fields. */
export const topFields = listName("properties", partKey("fields", ""));
