import { formats } from "../fields/keywords.ts";
import { annotations } from "../fields/keywords-of-kind.ts";
import type { Conjunction } from "./conjunction.ts";
import type { FieldReader } from "./field-reader.ts";
import type { FieldSchema, Subject } from "./field-schema.ts";

/** What is known of a field when its kind is settled. */
export interface FieldContext {
  readonly at: string;
  readonly subject: Subject;
  readonly isRoot: boolean;
  readonly type: string | undefined;
}

const types: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean"]);

/** A field of one value, or of one line of a list. */
export function scalarField(
  reader: FieldReader,
  found: Conjunction,
  context: FieldContext,
): FieldSchema | null {
  const { at, subject, type = "" } = context;
  const { notes } = reader.document;
  if (!types.has(type)) {
    notes.leaveField(
      at,
      subject.title,
      "unsupported-field",
      `不认识的字段类型 ${type}`,
      `no field of type ${type} is supported`,
    );
    return null;
  }
  const field: FieldSchema = { ...saidOf(reader, found, context), type };
  for (const [keyword, { value, at: place }] of found.keywords) {
    if (annotations.has(keyword) || reader.warnIdle(keyword, type, place)) continue;
    if (keyword === "contentMediaType")
      notes.warn(place, "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
    else if (keyword !== "format") field[keyword] = value;
    else if (
      typeof value === "string" &&
      formats.has(value) &&
      !(subject.isItem === true && value === "date-time")
    )
      field.format = value;
    else {
      const name = String(value);
      notes.warn(place, "format-dropped", `不检查格式“${name}”`, `the format "${name}" is not checked`);
    }
  }
  return field;
}

/** Title, description and the like; of an item only what is said of items. */
export function saidOf(reader: FieldReader, found: Conjunction, { subject }: FieldContext): FieldSchema {
  const said: FieldSchema = {};
  for (const [keyword, { value, at }] of found.keywords) {
    if (!annotations.has(keyword)) continue;
    if (subject.isItem !== true || keyword !== "default") said[keyword] = value;
    else
      reader.document.notes.warn(
        at,
        "default-dropped",
        "列表的每一项没有默认值，已略去",
        "the items of a list have no default of their own; it was left out",
      );
  }
  return said;
}
