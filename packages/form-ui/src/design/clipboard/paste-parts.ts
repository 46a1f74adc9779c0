import type { Form, Indicator, LayoutSection } from "@duheng/contracts";
import { fitInto } from "@duheng/form";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { sameValue } from "../../shared/values.ts";
import { kindOfSchema } from "../kind-of-schema.ts";
import { itemsOf, placeField, setRequired } from "../operations/fields.ts";
import { freeName, newId } from "../operations/ids.ts";
import { schemaAt, withHolder } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { definitionName } from "./copy-parts.ts";
import { type FormParts, formOfParts, sectionsOfParts } from "./parts.ts";

/** Where parts are pasted: behind a field, into a section, into a group. */
export interface PastePlace {
  readonly section?: string | undefined;
  readonly after?: string | undefined;
  /** Code of the group that indicators join; without it, the one of the same code, or the first. */
  readonly group?: string | undefined;
}

/** What pasting came to. */
export interface Pasted {
  readonly form: Form;
  readonly added: readonly Selection[];
  /** Keys and codes that were taken: what it was, and what it became. */
  readonly renamed: readonly (readonly [before: string, after: string])[];
}

/**
 * Puts copied parts into a form. Keys and codes that are taken are changed, in the pasted formulas as well; ids that
 * are taken are new. A field that comes along only because a formula needs it is not added where the form has one of
 * the same key and kind. Sections come as sections, behind the one that is named.
 */
export function pasteParts(form: Form, parts: FormParts, place: PastePlace): Pasted {
  const served = parts.needed.filter((key) => {
    const mine = schemaAt(form.fields, [key]);
    return mine !== undefined && kindOfSchema(mine) === kindOfSchema(own(parts.fields.properties, key));
  });
  const mentioned = parts.mentioned ?? [];
  const { parts: named, renamed } = fitInto(
    form,
    formOfParts({ ...parts, indicators: [...parts.indicators, ...mentioned] }),
    {
      fields: new Map(served.map((key) => [key, key])),
      indicators: new Set(mentioned.map(({ id }) => id)),
    },
  );
  const { properties, definitions } = withFreeDefinitions(form, named);
  const ids = idsOf(form);
  let pasted = withDefinitions(form, definitions);
  const added: Selection[] = [];
  let after = place.after;
  const frames = sectionsOfParts(named).map((section): LayoutSection => {
    const id = ids.has(section.id) ? newId("s") : section.id;
    ids.add(id);
    added.push({ kind: "section", id });
    return { ...section, id, items: section.items.filter(({ field }) => Object.hasOwn(properties, field)) };
  });
  const framed = new Set(frames.flatMap(({ items }) => items.map(({ field }) => field)));
  for (const [key, schema] of Object.entries(properties)) {
    pasted = withHolder(pasted, [], (holder) => {
      const own_ = own(holder, "properties");
      return { ...holder, properties: { ...(isRecord(own_) ? own_ : {}), [key]: withFreeIds(schema, ids) } };
    });
    if (named.fields.required?.includes(key) === true) pasted = setRequired(pasted, [key], true);
    added.push({ kind: "field", path: [key] });
    if (framed.has(key)) continue;
    if (place.section !== undefined) {
      pasted = placeField(pasted, key, place.section, after);
      pasted = withItem(pasted, key, named);
    }
    after = key;
  }
  pasted = withSections(pasted, frames, place.section);
  const indicators = named.indicators.map((indicator): Indicator => {
    const id = ids.has(indicator.id) ? newId("i") : indicator.id;
    ids.add(id);
    added.push({ kind: "indicator", id });
    return { ...indicator, id, group: groupFor(form, indicator.group, place.group) };
  });
  return { form: { ...pasted, indicators: [...pasted.indicators, ...indicators] }, added, renamed };
}

/** The fields and definitions, where a definition of the same name but another content gets a name of its own. */
function withFreeDefinitions(form: Form, parts: Form) {
  const mine = definitionsIn(form);
  const theirs = definitionsIn(parts);
  const names = new Map<string, string>();
  for (const [name, definition] of Object.entries(theirs)) {
    const isSame = mine[name] === undefined || sameValue(mine[name], definition);
    names.set(
      name,
      isSame ? name : freeName(name, [...Object.keys(mine), ...Object.keys(theirs), ...names.values()]),
    );
  }
  const entries = (record: PlainRecord) =>
    Object.entries(record).map(([key, value]): [string, unknown] => [key, withReferences(value, names)]);
  return {
    properties: Object.fromEntries(entries(parts.fields.properties)),
    definitions: Object.fromEntries(entries(theirs).map(([name, value]) => [names.get(name) ?? name, value])),
  };
}

function definitionsIn(form: Form): PlainRecord {
  const definitions = own(form.fields, "$defs");
  return isRecord(definitions) ? definitions : {};
}

function withDefinitions(form: Form, definitions: PlainRecord): Form {
  if (Object.keys(definitions).length === 0) return form;
  return withHolder(form, [], (holder) => ({ ...holder, $defs: { ...definitionsIn(form), ...definitions } }));
}

function withReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withReferences(each, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const name = key === "$ref" ? definitionName(each) : undefined;
      return [key, name === undefined ? withReferences(each, names) : `#/$defs/${names.get(name) ?? name}`];
    }),
  );
}

/** The schema with new ids where the form has them already, in rows and objects too. */
function withFreeIds(value: unknown, ids: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withFreeIds(each, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key !== "x-id" || typeof each !== "string") return [key, withFreeIds(each, ids)];
      const id = ids.has(each) ? newId("f") : each;
      ids.add(id);
      return [key, id];
    }),
  );
}

function idsOf(form: Form): Set<string> {
  const laidOut = (form.layout?.pages ?? []).flatMap((page) => [page, ...page.sections]);
  const ids = new Set([...form.indicators, ...laidOut, ...form.score.groups].map(({ id }) => id));
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    const id = own(value, "x-id");
    if (typeof id === "string") ids.add(id);
    Object.values(value).forEach(visit);
  };
  visit(form.fields);
  return ids;
}

/** Shows a field as it was shown where it came from. */
function withItem(form: Form, key: string, parts: Form): Form {
  const item = itemsOf(parts).find(({ field }) => field === key);
  if (item === undefined || form.layout === undefined) return form;
  const pages = form.layout.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({
      ...section,
      items: section.items.map((each) => (each.field === key ? item : each)),
    })),
  }));
  return { ...form, layout: { pages } };
}

/** The form with sections behind another one; without it, at the end of the last page, or on a first page. */
function withSections(form: Form, sections: readonly LayoutSection[], behind: string | undefined): Form {
  const [first] = sections;
  if (first === undefined) return form;
  const pages = form.layout?.pages ?? [];
  if (pages.length === 0)
    return {
      ...form,
      layout: { pages: [{ id: newId("p"), title: first.title || first.id, sections: [...sections] }] },
    };
  const found = pages.findIndex((page) => page.sections.some(({ id }) => id === behind));
  const home = found < 0 ? pages.length - 1 : found;
  return {
    ...form,
    layout: {
      pages: pages.map((page, index) => {
        if (index !== home) return page;
        const found = page.sections.findIndex(({ id }) => id === behind);
        const at = found < 0 ? page.sections.length : found + 1;
        return {
          ...page,
          sections: [...page.sections.slice(0, at), ...sections, ...page.sections.slice(at)],
        };
      }),
    },
  };
}

function groupFor(form: Form, code: string, wanted: string | undefined): string {
  const groups = form.score.groups;
  return (groups.find((group) => group.code === (wanted ?? code)) ?? groups[0])?.code ?? code;
}
