import type { Form, Indicator } from "@duheng/contracts";
import { fitInto } from "@duheng/form";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { kindOfSchema } from "../kind-of-schema.ts";
import { codesOf, freeName, newId } from "../operations/ids.ts";
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
  const entry: Form = {
    title: indicator.title,
    fields: { type: "object", properties: Object.fromEntries(neededFields(content)) },
    indicators: [{ ...indicator, group: "g" }],
    score: { groups: [{ id: "g", code: "g", title: "g" }] },
  };
  const fields = new Map(
    Object.entries(mapping).flatMap(([key, serving]) => (serving === null ? [] : [[key, serving] as const])),
  );
  // The indicator itself is named by the caller, who may also put it in place of an older version of it.
  const beside: Form = { ...form, indicators: form.indicators.filter(({ code }) => code !== indicator.code) };
  const { parts } = fitInto(beside, entry, { fields });
  const fitted: Indicator = { ...indicator, ...parts.indicators[0], group: indicator.group };
  const added = Object.entries(parts.fields.properties).map(([key, schema]): [string, unknown] => [
    key,
    withNewIds(schema),
  ]);
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
