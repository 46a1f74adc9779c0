import type { Form } from "@duheng/contracts";
import type { Change } from "../api.ts";
import { columnKey } from "../datasets/used-columns.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownList, ownText } from "../json/record.ts";

/** A part of a form that keeps its id while it is renamed and moved. */
export interface Identified {
  readonly part: Change["part"];
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** What holds it: a part that changes its holder was moved. */
  readonly holder: string;
  /** What people call that; empty for the form itself. */
  readonly holderTitle: string;
  /** Its attributes without the parts inside of it. */
  readonly attributes: JsonRecord;
}

/** All parts of a form by `part` and id; fields without `x-id` go by their place. */
export function identify(form: Form): Map<string, Identified> {
  const found = new Map<string, Identified>();
  const add = (identified: Omit<Identified, "holderTitle"> & { readonly holderTitle?: string }) =>
    found.set(`${identified.part} ${identified.id}`, { holderTitle: "", ...identified });
  const { title, description } = form;
  add({ part: "form", id: "", title, path: "", holder: "", attributes: { title, description } });
  for (const field of fieldsIn(form.fields, "/fields", noHolder)) add(field);
  for (const dataset of datasetsIn(form)) add(dataset);
  form.layout?.pages.forEach((page, pageIndex) => {
    const path = pointer("/layout/pages", pageIndex);
    add({
      part: "page",
      id: page.id,
      title: page.title,
      path,
      holder: "",
      attributes: { title: page.title },
    });
    page.sections.forEach(({ id, ...attributes }, index) => {
      add({
        part: "section",
        id,
        title: attributes.title,
        path: pointer(path, "sections", index),
        holder: page.id,
        holderTitle: page.title,
        attributes,
      });
    });
  });
  form.indicators.forEach(({ id, group, ...attributes }, index) => {
    const holder = form.score.groups.find(({ code }) => code === group);
    add({
      part: "indicator",
      id,
      title: attributes.title,
      path: pointer("/indicators", index),
      // A group that has another code is the same one.
      holder: holder?.id ?? group,
      holderTitle: holder?.title ?? group,
      attributes,
    });
  });
  const { groups, ...score } = form.score;
  groups.forEach(({ id, ...attributes }, index) => {
    add({
      part: "group",
      id,
      title: attributes.title,
      path: pointer("/score/groups", index),
      holder: "",
      attributes,
    });
  });
  add({ part: "score", id: "", title: "总分", path: "/score", holder: "", attributes: score });
  add({
    part: "ratings",
    id: "",
    title: "测评规则",
    path: "/ratings",
    holder: "",
    attributes: { ...form.ratings },
  });
  form.samples?.forEach(({ id, ...attributes }, index) => {
    add({
      part: "sample",
      id,
      title: attributes.title,
      path: pointer("/samples", index),
      holder: "",
      attributes,
    });
  });
  return found;
}

/** What it uses of data: the datasets and their columns, which go by their keys. */
function datasetsIn({ datasets = [] }: Form): Identified[] {
  return datasets.flatMap(({ columns, ...attributes }, index) => {
    const { key, title } = attributes;
    const path = pointer("/datasets", index);
    return [
      { part: "dataset", id: key, title, path, holder: "", holderTitle: "", attributes },
      ...columns.map(
        (column, at): Identified => ({
          part: "column",
          id: columnKey({ dataset: key, column: column.key }),
          title: column.title,
          path: pointer(path, "columns", at),
          holder: key,
          holderTitle: title,
          attributes: { ...column },
        }),
      ),
    ];
  });
}

/** The fields of an object and all inside of them, those of `$defs` included. */
function fieldsIn(schema: unknown, at: string, holder: Holder): Identified[] {
  const required = ownList(schema, "required") ?? [];
  return ["properties", "$defs"].flatMap((keyword) => {
    const children = own(schema, keyword);
    if (!isRecord(children)) return [];
    return Object.entries(children).flatMap(([key, field]) =>
      fieldAt(field, key, required.includes(key), pointer(at, keyword, key), holder),
    );
  });
}

function fieldAt(
  field: unknown,
  key: string,
  isRequired: boolean,
  path: string,
  holder: Holder,
): Identified[] {
  if (!isRecord(field)) return [];
  const { properties: _properties, items, required: _required, "x-id": _id, ...attributes } = field;
  const id = ownText(field, "x-id") ?? path;
  const title = ownText(field, "title") ?? key;
  const own_: Identified = {
    part: "field",
    id,
    title,
    path,
    holder: holder.id,
    holderTitle: holder.title,
    attributes: { key, ...attributes, ...(isRequired ? { required: true } : {}), ...itemAttributes(items) },
  };
  const inside = { id, title };
  return [own_, ...fieldsIn(field, path, inside), ...fieldsIn(items, pointer(path, "items"), inside)];
}

/** What holds fields: the form itself, rows or an object. */
interface Holder {
  readonly id: string;
  readonly title: string;
}

const noHolder: Holder = { id: "", title: "" };

/** What is said of a list's items as `items/…`, without the fields of a row: those are parts of their own. */
function itemAttributes(items: unknown): JsonRecord {
  if (!isRecord(items)) return {};
  const { properties: _properties, required: _required, ...rest } = items;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [`items/${name}`, value]));
}
