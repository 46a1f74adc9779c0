import type { Form, Indicator } from "@duheng/contracts";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { kindOfSchema } from "../kind-of-schema.ts";
import { codesOf, freeName, newId } from "../operations/ids.ts";
import { renameField } from "../operations/rename.ts";
import { keysIn, schemaAt, withHolder } from "../operations/schemas.ts";
import type { LibraryContent, LibraryEntry } from "./port.ts";

/** For each field that an entry needs: the key of the form's field that serves, or null: the field is added. */
export type FieldMapping = Readonly<Record<string, string | null>>;

/** A field of the same key and kind serves; any other is to be added. */
export function suggestMapping(form: Form, content: LibraryContent): FieldMapping {
  return Object.fromEntries(
    neededFields(content).map(([key, schema]) => [
      key,
      servingFields(form, schema).includes(key) ? key : null,
    ]),
  );
}

/** The fields that an entry's formulas need, by key. */
export function neededFields({ fields = {} }: LibraryContent): [string, PlainRecord][] {
  return Object.entries(fields).flatMap(([key, schema]): [string, PlainRecord][] =>
    schema === undefined ? [] : [[key, schema]],
  );
}

/** The keys of the form's own fields that are of the same kind as one that an entry needs. */
export function servingFields(form: Form, schema: PlainRecord): string[] {
  const kind = kindOfSchema(schema);
  return keysIn(form.fields, []).filter((key) => kindOfSchema(schemaAt(form.fields, [key])) === kind);
}

/**
 * Takes an entry into a group of the form: a new id, a free code, the origin kept, the formulas by the names that the
 * fields have here. Fields that are not mapped are added, under another key where theirs is taken.
 */
export function takeEntry(
  form: Form,
  group: string,
  entry: LibraryEntry,
  mapping: FieldMapping,
): { form: Form; id: string } {
  const { form: grown, indicator } = fitContent(form, entry, mapping);
  const { locked: _locked, ...rest } = indicator;
  const id = newId("i");
  const taken: Indicator = {
    ...rest,
    id,
    group,
    code: freeName(indicator.code, codesOf(form).indicators),
    origin: { tenantId: entry.tenantId, id: entry.id, version: entry.version },
  };
  return { form: { ...grown, indicators: [...grown.indicators, taken] }, id };
}

/** The form with the fields that are added, and the indicator with its formulas in the form's names. */
export function fitContent(
  form: Form,
  content: LibraryContent,
  mapping: FieldMapping,
): { form: Form; indicator: Indicator } {
  const { indicator } = content;
  const fields = Object.fromEntries(neededFields(content));
  const used = new Set(keysIn(form.fields, []));
  const names = new Map<string, string>();
  for (const key of Object.keys(fields)) {
    const name = mapping[key] ?? freeName(key, used);
    names.set(key, name);
    used.add(name);
  }
  const { fields: renamed, indicator: fitted } = renameAll(indicator, fields, names);
  const added = Object.keys(fields).flatMap((key): [string, unknown][] => {
    const name = names.get(key) ?? key;
    return mapping[key] == null ? [[name, withNewIds(renamed[name])]] : [];
  });
  if (added.length === 0) return { form, indicator: fitted };
  const grown = withHolder(form, [], (holder) => {
    const properties = own(holder, "properties");
    const required = own(holder, "required");
    return {
      ...holder,
      required: [...(Array.isArray(required) ? required : []), ...requiredKeys(Object.fromEntries(added))],
      properties: { ...(isRecord(properties) ? properties : {}), ...Object.fromEntries(added) },
    };
  });
  return { form: grown, indicator: fitted };
}

/** Renames by way of names that nobody has, so that two fields may change places; two may become the same one. */
function renameAll(
  indicator: Indicator,
  fields: Readonly<Record<string, PlainRecord>>,
  names: ReadonlyMap<string, string>,
): { fields: Readonly<Record<string, unknown>>; indicator: Indicator } {
  let small: Form = {
    title: indicator.title,
    fields: { type: "object", properties: { ...fields } },
    indicators: [indicator],
    score: { groups: [{ id: "g", code: "g", title: "g" }] },
  };
  const changing = [...names].filter(([key, name]) => key !== name);
  for (const [index, [key]] of changing.entries()) small = renameField(small, [key], `taken__${index}`);
  for (const [index, [, name]] of changing.entries()) {
    const present = small.fields.properties;
    // Where two fields are served by one, the first keeps the place; the formulas of both follow.
    if (Object.hasOwn(present, name)) {
      const { [name]: _served, ...others } = present;
      small = { ...small, fields: { ...small.fields, properties: others } };
    }
    small = renameField(small, [`taken__${index}`], name);
  }
  return { fields: small.fields.properties, indicator: small.indicators[0] ?? indicator };
}

/** A schema whose field, and the fields inside of it, have stable ids of their own. */
function withNewIds(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  const properties = own(schema, "properties");
  const items = own(schema, "items");
  return {
    ...schema,
    "x-id": newId("f"),
    ...(isRecord(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, inner]) => [key, withNewIds(inner)]),
          ),
        }
      : {}),
    ...(isRecord(items) && isRecord(own(items, "properties")) ? { items: withoutId(withNewIds(items)) } : {}),
  };
}

/** The rows of a list are no field. */
function withoutId(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  const { "x-id": _id, ...rest } = schema;
  return rest;
}

/** What formulas need is required, but where the field may be hidden or is computed itself. */
function requiredKeys(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter((key) => {
    const schema = fields[key];
    if (typeof schema !== "object" || schema === null) return false;
    return !Object.hasOwn(schema, "x-visible") && !Object.hasOwn(schema, "x-computed");
  });
}
