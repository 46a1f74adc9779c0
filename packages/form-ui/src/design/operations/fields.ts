import type { Form, LayoutItem } from "@duheng/contracts";
import { type FieldKind, keyTasksField, slipsBetween, withoutSlips } from "@duheng/form";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { freeName, newId } from "./ids.ts";
import { firstOptions } from "./option-values.ts";
import { type FieldPath, keysIn, schemaAt, withHolder, withoutUndefined } from "./schemas.ts";
import { withoutStrayAnswers } from "./stray-entries.ts";

/** What a field begins as. */
function newFieldSchema({ kind, options = firstOptions.zh }: AddFieldOptions, title: string): PlainRecord {
  if (kind === "tasks") return keyTasksField({ title, id: newId("f") });
  const named = { "x-id": newId("f"), title };
  if (kind === "choice") return { ...named, enum: [...options] };
  if (kind === "choices")
    return { ...named, type: "array", uniqueItems: true, items: { enum: [...options] } };
  return { ...named, ...beginnings[kind] };
}

const beginnings: Readonly<Record<Exclude<FieldKind, "choice" | "choices">, PlainRecord>> = {
  text: { type: "string", maxLength: 100 },
  date: { type: "string", format: "date" },
  "date-time": { type: "string", format: "date-time" },
  email: { type: "string", format: "email" },
  uri: { type: "string", format: "uri" },
  file: { type: "object", contentMediaType: "application/pdf" },
  number: { type: "number", minimum: 0 },
  integer: { type: "integer", minimum: 0 },
  boolean: { type: "boolean" },
  list: { type: "array", maxItems: 20, items: { type: "string", maxLength: 100 } },
  object: { type: "object", properties: {} },
  rows: { type: "array", maxItems: 20, items: { type: "object", properties: {} } },
};

export interface AddFieldOptions {
  /** `tasks`: rows of key tasks with milestones. */
  readonly kind: FieldKind | "tasks";
  readonly title: string;
  /** What the first options of a choice are called. */
  readonly options?: readonly string[];
  /** Inside of which object or rows; empty: a field of the form. */
  readonly holder: FieldPath;
  /** For a field of the form: the section that shows it, and behind which of its fields. */
  readonly section?: string;
  readonly after?: string;
}

/**
 * Adds a field at the end of its section (or behind a given one), by a key that is free and hides no other field from a
 * formula. Returns the form and the field's path.
 */
export function addField(form: Form, options: AddFieldOptions): { form: Form; path: FieldPath } {
  const taken = keysIn(form.fields, options.holder);
  for (;;) {
    const key = freeName(options.title, taken);
    const added = withField(form, key, options);
    if (slipsBetween(form, added.form).length === 0)
      return { ...added, form: withoutStrayAnswers(added.form, added.path) };
    taken.push(key);
  }
}

function withField(form: Form, key: string, options: AddFieldOptions): { form: Form; path: FieldPath } {
  const schema = newFieldSchema(options, key);
  const grown = withHolder(form, options.holder, (holder) => {
    const properties = own(holder, "properties");
    return { ...holder, properties: { ...(isRecord(properties) ? properties : {}), [key]: schema } };
  });
  const path = [...options.holder, key];
  if (options.holder.length > 0 || options.section === undefined) return { form: grown, path };
  return { form: placeField(grown, key, options.section, options.after), path };
}

/**
 * Takes a field away: from its object, from what is required, and from the layout. Where a formula would mean another
 * field by its name then, the name is written as gone.
 */
export function removeField(form: Form, path: FieldPath): Form {
  const key = path.at(-1) ?? "";
  const without = withHolder(form, path.slice(0, -1), (holder) => {
    const properties = own(holder, "properties");
    if (!isRecord(properties)) return holder;
    const { [key]: _, ...rest } = properties;
    const required = own(holder, "required");
    const left = Array.isArray(required) ? required.filter((each) => each !== key) : [];
    return withoutUndefined({ ...holder, properties: rest, required: left.length > 0 ? left : undefined });
  });
  const left =
    path.length > 1 ? without : mapItems(without, (items) => items.filter((item) => item.field !== key));
  return withoutSlips(form, left);
}

/** Moves a field by one place: among the fields of its section, or of the object that holds it. */
export function moveField(form: Form, path: FieldPath, step: -1 | 1): Form {
  const key = path.at(-1) ?? "";
  if (path.length > 1) {
    return withHolder(form, path.slice(0, -1), (holder) => {
      const properties = own(holder, "properties");
      if (!isRecord(properties)) return holder;
      const keys = moved(Object.keys(properties), key, step);
      return { ...holder, properties: Object.fromEntries(keys.map((each) => [each, properties[each]])) };
    });
  }
  return mapItems(form, (items) => {
    const keys = moved(
      items.map((item) => item.field),
      key,
      step,
    );
    return keys.flatMap((each) => items.find((item) => item.field === each) ?? []);
  });
}

/** Shows a field of the form in a section; it leaves the one that it was in. */
export function placeField(form: Form, key: string, section: string, after?: string): Form {
  const item = itemsOf(form).find((each) => each.field === key) ?? { field: key };
  const without = mapItems(form, (items) => items.filter((each) => each.field !== key));
  return mapItems(without, (items, id) => {
    if (id !== section) return items;
    const at = after === undefined ? -1 : items.findIndex((each) => each.field === after);
    return at < 0 ? [...items, item] : [...items.slice(0, at + 1), item, ...items.slice(at + 1)];
  });
}

/** How the layout shows a field; undefined takes a setting away. */
export function patchItem(
  form: Form,
  key: string,
  patch: { as?: LayoutItem["as"] | undefined; span?: LayoutItem["span"] | undefined },
): Form {
  return mapItems(form, (items) =>
    items.map((item) => {
      if (item.field !== key) return item;
      const { as = undefined, span = undefined } = { ...item, ...patch };
      return { field: key, ...(as === undefined ? {} : { as }), ...(span === undefined ? {} : { span }) };
    }),
  );
}

/**
 * Whether a field must be filled in. JSON Schema's `required` is kept to fields that cannot be hidden; for the
 * others it is `x-required` (forms.md).
 */
export function setRequired(form: Form, path: FieldPath, required: boolean): Form {
  const key = path.at(-1) ?? "";
  const hideable = own(schemaAt(form.fields, path), "x-visible") !== undefined;
  return withHolder(form, path.slice(0, -1), (holder) => {
    const properties = own(holder, "properties");
    const schema = own(properties, key);
    if (!isRecord(properties) || !isRecord(schema)) return holder;
    const before = own(holder, "required");
    const others = Array.isArray(before) ? before.filter((each) => each !== key) : [];
    const listed = required && !hideable ? [...others, key] : others;
    return withoutUndefined({
      ...holder,
      required: listed.length > 0 ? listed : undefined,
      properties: {
        ...properties,
        [key]: withoutUndefined({ ...schema, "x-required": required && hideable ? true : undefined }),
      },
    });
  });
}

/** Whether a field must be filled in, by either way of saying so. */
export function isRequired(form: Form, path: FieldPath): boolean {
  const key = path.at(-1) ?? "";
  const schema = schemaAt(form.fields, path);
  if (own(schema, "x-required") === true) return true;
  const holder = path.length === 1 ? form.fields : schemaAt(form.fields, path.slice(0, -1));
  const required = own(own(holder, "type") === "array" ? own(holder, "items") : holder, "required");
  return Array.isArray(required) && required.includes(key);
}

/** The layout's items of all sections. */
export function itemsOf(form: Form): LayoutItem[] {
  return (form.layout?.pages ?? []).flatMap((page) => page.sections.flatMap((section) => section.items));
}

function mapItems(form: Form, change: (items: LayoutItem[], section: string) => LayoutItem[]): Form {
  if (form.layout === undefined) return form;
  const pages = form.layout.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({ ...section, items: change(section.items, section.id) })),
  }));
  return { ...form, layout: { pages } };
}

/** The list with one element moved by a step; at the end of the list nothing happens. */
export function moved<Item>(list: readonly Item[], item: Item, step: -1 | 1): Item[] {
  const from = list.indexOf(item);
  const to = from + step;
  const next = [...list];
  if (from < 0 || to < 0 || to >= list.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, item);
  return next;
}
