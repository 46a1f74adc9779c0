import type { Form, Indicator, IndicatorGroup, LayoutItem, LayoutPage, LayoutSection } from "@duheng/contracts";
import { isRecord, own, type PlainRecord } from "../../shared/guards.ts";

/** A field as it travels: its schema, and how its form showed it. */
export interface FieldPart {
  readonly key: string;
  readonly schema: PlainRecord;
  /** Listed as required in the object that held it. */
  readonly required?: true;
  readonly as?: LayoutItem["as"];
  readonly span?: LayoutItem["span"];
}

/** Parts of a form on their way to the same or another form. */
export interface FormParts {
  /** Fields that were chosen, and those that chosen pages and sections show. */
  readonly fields: readonly FieldPart[];
  /** Whether the fields stood inside of rows or an object. */
  readonly inner: boolean;
  /** Fields that formulas of the parts name, and that were not chosen themselves. */
  readonly needed: readonly FieldPart[];
  /** What the fields' `$ref` lead to. */
  readonly definitions: PlainRecord;
  readonly pages: readonly LayoutPage[];
  readonly sections: readonly LayoutSection[];
  readonly groups: readonly IndicatorGroup[];
  readonly indicators: readonly Indicator[];
}

/** The text of parts on the clipboard. */
export function writeParts(parts: FormParts): string {
  return JSON.stringify({ duheng: mark, ...parts });
}

/** Says what a text on the clipboard is; it is no promise that the parts are sound. */
export const mark = "form-parts";

/**
 * The parts as a small form of their own, so that what renames, checks and reads forms does so with parts. Fields that
 * no section shows are shown by a last one.
 */
export function asForm(parts: FormParts): Form {
  const fields = [...parts.fields, ...parts.needed];
  const [first = placeholder, ...others] = parts.groups;
  const placed = new Set(
    sectionsOf(parts).flatMap((section) => section.items.map(({ field }) => field)),
  );
  const items = fields.filter(({ key }) => !placed.has(key)).map(itemOf);
  return {
    title: "parts",
    fields: {
      type: "object",
      properties: Object.fromEntries(fields.map(({ key, schema }) => [key, { ...schema }])),
      $defs: Object.fromEntries(
        Object.entries(parts.definitions).map(([name, schema]) => [name, isRecord(schema) ? { ...schema } : {}]),
      ),
    },
    layout: {
      pages: [
        ...parts.pages,
        { id: "parts", title: "parts", sections: [...parts.sections, { id: "parts-rest", title: "", items }] },
      ],
    },
    indicators: [...parts.indicators],
    score: { groups: [first, ...others] },
  };
}

/** Parts as they read after a change of the small form that `asForm` made of them; keys in the same order. */
export function fromForm(parts: FormParts, form: Form): FormParts {
  const keys = Object.keys(form.fields.properties);
  const renamed = (part: FieldPart, index: number): FieldPart => {
    const key = keys[index] ?? part.key;
    const schema = own(form.fields.properties, key);
    return { ...part, key, schema: isRecord(schema) ? schema : part.schema };
  };
  const pages = form.layout?.pages ?? [];
  return {
    ...parts,
    fields: parts.fields.map(renamed),
    needed: parts.needed.map((part, index) => renamed(part, parts.fields.length + index)),
    definitions: form.fields.$defs ?? {},
    pages: pages.slice(0, -1),
    sections: pages.at(-1)?.sections.slice(0, -1) ?? [],
    groups: form.score.groups.slice(0, parts.groups.length),
    indicators: form.indicators,
  };
}

/** How a field is shown, as the layout says it. */
export function itemOf({ key, as, span }: FieldPart): LayoutItem {
  return { field: key, ...(as === undefined ? {} : { as }), ...(span === undefined ? {} : { span }) };
}

/** All sections among the parts, those of pages too. */
export function sectionsOf({ pages, sections }: FormParts): LayoutSection[] {
  return [...pages.flatMap((page) => page.sections), ...sections];
}

const placeholder: IndicatorGroup = { id: "parts", code: "parts", title: "parts" };
