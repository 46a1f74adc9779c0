import type { FieldsSchema, Form, Indicator, LayoutSection } from "@duheng/contracts";
import { resolveFormulas } from "@duheng/form";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { isRequired, itemsOf } from "../operations/fields.ts";
import { keysIn, schemaAt, schemaPointer } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { type FormParts, partsMark } from "./parts.ts";

/**
 * The chosen parts, ready for the clipboard: fields, sections (those of chosen pages too) with their fields, indicators (those of
 * chosen groups too), the fields that their formulas name, and the definitions that fields refer to. Null where none
 * of it can be copied.
 */
export function copyParts(form: Form, chosen: readonly Selection[]): FormParts | null {
  const indicators = form.indicators.filter((indicator) =>
    chosen.some((one) => holdsIndicator(form, one, indicator)),
  );
  const keys = keysAsShown(form).filter((key) => chosen.some((one) => holdsField(form, one, key)));
  const sections = sectionsIn(form, chosen);
  if (keys.length === 0 && indicators.length === 0 && sections.length === 0) return null;
  const { needed, mentioned } = namedBy(form, keys, indicators);
  const all = [...keys, ...needed];
  return {
    duheng: partsMark,
    fields: fieldsOf(form, all),
    needed,
    items: itemsOf(form).filter(({ field }) => all.includes(field)),
    sections,
    // What is locked for others below is locked in its own form only.
    indicators: indicators.map(({ locked: _, ...indicator }) => indicator),
    ...(mentioned.length === 0 ? {} : { mentioned }),
    groups: form.score.groups.filter(({ code }) => indicators.some(({ group }) => group === code)),
  };
}

/** The form's fields as the layout shows them, those that it omits at the end. */
function keysAsShown(form: Form): string[] {
  return [...new Set([...itemsOf(form).map(({ field }) => field), ...keysIn(form.fields, [])])];
}

function holdsField(form: Form, chosen: Selection, key: string): boolean {
  switch (chosen.kind) {
    case "field":
      // A field inside of rows belongs to its rows: formulas name it by these.
      return chosen.path.length === 1 && chosen.path[0] === key;
    case "section":
    case "page":
      return sectionsIn(form, [chosen]).some(({ items }) => items.some(({ field }) => field === key));
    default:
      return false;
  }
}

/** The chosen sections, and those of chosen pages. */
function sectionsIn(form: Form, chosen: readonly Selection[]): LayoutSection[] {
  return (form.layout?.pages ?? []).flatMap((page) =>
    page.sections.filter((section) =>
      chosen.some(
        (one) =>
          (one.kind === "section" && one.id === section.id) || (one.kind === "page" && one.id === page.id),
      ),
    ),
  );
}

function holdsIndicator(form: Form, chosen: Selection, indicator: Indicator): boolean {
  if (chosen.kind === "indicator") return chosen.id === indicator.id;
  const group = chosen.kind === "group" ? form.score.groups.find(({ id }) => id === chosen.id) : undefined;
  return group?.code === indicator.group;
}

interface Named {
  /** Keys of the form's other fields that formulas of these parts name, and those that formulas of these name again. */
  readonly needed: string[];
  /** Other indicators that they name. */
  readonly mentioned: Indicator[];
}

function namedBy(form: Form, keys: readonly string[], indicators: readonly Indicator[]): Named {
  const parts = new Set([
    ...keys.map((key) => schemaPointer(form, [key])),
    ...indicators.map((indicator) => `/indicators/${form.indicators.indexOf(indicator)}`),
  ]);
  const chosen = new Set(parts);
  const formulas = resolveFormulas(form);
  for (let size = -1; size !== parts.size; ) {
    size = parts.size;
    for (const { at, references } of formulas) {
      if (![...parts].some((part) => at.startsWith(`${part}/`))) continue;
      for (const { words } of references) for (const { target } of words) parts.add(partOf(target));
    }
  }
  const isNeeded = (at: string) => parts.has(at) && !chosen.has(at);
  return {
    needed: keysIn(form.fields, []).filter((key) => isNeeded(schemaPointer(form, [key]))),
    mentioned: form.indicators.filter((_each, index) => isNeeded(`/indicators/${index}`)),
  };
}

/** The form's own field, the definition or the indicator that a pointer leads into. */
function partOf(pointer: string): string {
  const parts = pointer.split("/");
  return parts.slice(0, parts[1] === "fields" ? 4 : 3).join("/");
}

function fieldsOf(form: Form, keys: readonly string[]): FieldsSchema {
  const properties = Object.fromEntries(
    keys.flatMap((key): [string, PlainRecord][] => {
      const schema = schemaAt(form.fields, [key]);
      return schema === undefined ? [] : [[key, schema]];
    }),
  );
  const required = keys.filter(
    (key) => isRequired(form, [key]) && own(properties[key], "x-required") !== true,
  );
  const definitions = definitionsOf(form, properties);
  return {
    type: "object",
    properties,
    ...(required.length === 0 ? {} : { required }),
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
  };
}

/** The form's definitions that schemas refer to, and those that these refer to. */
function definitionsOf(form: Form, schemas: PlainRecord): Record<string, PlainRecord> {
  const found: Record<string, PlainRecord> = {};
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    const name = definitionName(own(value, "$ref"));
    const definition = name === undefined ? undefined : own(own(form.fields, "$defs"), name);
    if (name !== undefined && isRecord(definition) && !Object.hasOwn(found, name)) {
      found[name] = definition;
      visit(definition);
    }
    Object.values(value).forEach(visit);
  };
  visit(schemas);
  return found;
}

/** `#/$defs/姓名` → 姓名. */
export function definitionName(reference: unknown): string | undefined {
  return typeof reference === "string" && reference.startsWith("#/$defs/")
    ? reference.slice("#/$defs/".length)
    : undefined;
}
