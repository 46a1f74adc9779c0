import { annotations } from "../fields/keywords-of-kind.ts";
import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import type { Conjunction } from "./conjunction.ts";
import type { FieldReader } from "./field-reader.ts";
import type { FieldSchema } from "./field-schema.ts";
import { type FieldContext, saidOf } from "./scalar-field.ts";

const kept: ReadonlySet<string> = new Set(["minItems", "maxItems", "uniqueItems", "x-tasks"]);

/** A list: rows, several choices, or plain values one a line. */
export function readArray(
  reader: FieldReader,
  found: Conjunction,
  context: FieldContext,
): FieldSchema | null {
  const { at, subject } = context;
  const { notes } = reader.document;
  const tuple = found.rules.find(({ value }) => value === "prefixItems");
  if (tuple !== undefined) {
    notes.leaveField(
      tuple.at,
      subject.title,
      "unsupported-keyword",
      "每一项各有各的规则（prefixItems），列表的项须都一样",
      "each item has its own rules (prefixItems); the items of a list are all alike",
    );
    return null;
  }
  const items = readItems(reader, found, context);
  if (items === null) return null;
  const field: FieldSchema = { ...saidOf(reader, found, context), type: "array", items };
  for (const [keyword, { value, at: place }] of found.keywords) {
    if (annotations.has(keyword) || reader.warnIdle(keyword, "array", place)) continue;
    if (keyword === "maxItems" && typeof value === "number" && value > fieldLimits.rows) {
      const { rows } = fieldLimits;
      notes.warn(place, "fewer-items", `最多 ${rows} 项`, `there can be at most ${rows} items`);
    } else if (kept.has(keyword)) field[keyword] = value;
    else notes.warn(place, "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
  }
  const kind = reader.kindOf(field);
  if (kind === null) {
    notes.leaveField(
      found.items[0]?.at ?? pointer(at, "items"),
      subject.title,
      "unsupported-list",
      "列表的项只能是一组字段（多行）、选项（多选），或文本、数字、日期、邮箱、网址",
      "a list holds objects (rows), options, or texts, numbers, dates, e-mail or web addresses",
    );
    return null;
  }
  if (kind === "choices" && field.uniqueItems !== true) {
    notes.warn(at, "made-unique", "多选不能重复选同一项", "of several choices none can be chosen twice");
    field.uniqueItems = true;
  }
  return field;
}

function readItems(
  reader: FieldReader,
  found: Conjunction,
  { at, subject }: FieldContext,
): FieldSchema | null {
  if (found.items.length > 0) return reader.read(found.items, { ...subject, isItem: true });
  reader.document.notes.narrow(
    at,
    subject.title,
    "unsupported-field",
    "没有说明列表里是什么，当作文本的列表填写",
    "does not say what its items are, and is filled in as a list of texts",
  );
  return { type: "string" };
}
