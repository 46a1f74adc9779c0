import { annotations } from "../fields/keywords-of-kind.ts";
import { readFields } from "../fields/read-fields.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { pointer } from "../json/pointer.ts";
import { ownText, recordOf } from "../json/record.ts";
import type { Source } from "./addresses.ts";
import type { Conjunction } from "./conjunction.ts";
import type { FieldReader } from "./field-reader.ts";
import type { FieldSchema } from "./field-schema.ts";
import { type FieldContext, saidOf } from "./scalar-field.ts";

/** A group of fields, a row, or the form itself; or a file, which is an object without fields. */
export function readObject(
  reader: FieldReader,
  found: Conjunction,
  context: FieldContext,
): FieldSchema | null {
  const { at, subject, isRoot } = context;
  const { notes } = reader.document;
  const said = saidOf(reader, found, context);
  const media = isRoot ? undefined : found.keywords.get("contentMediaType");
  if (!found.hasProperties && media === undefined && !isRoot) {
    notes.leaveField(
      at,
      subject.title,
      "unsupported-field",
      "一组字段须有 properties",
      "an object needs properties",
    );
    return null;
  }
  for (const [keyword, { at: place }] of found.keywords) {
    if (!annotations.has(keyword)) reader.warnIdle(keyword, "object", place);
  }
  if (found.values !== null) reader.leaveRule(found.valuesAt, subject, "enum");
  if (media !== undefined) {
    leaveFieldsOfFile(reader, found, context);
    return { ...said, type: "object", contentMediaType: media.value };
  }
  for (const place of found.opens)
    notes.warn(place, "closed", "表单只接受列出的字段", "a form takes only the fields that it lists");
  const properties = readProperties(reader, found, context);
  if (Object.keys(properties).length === 0 && found.properties.size > 0 && !isRoot) return null;
  const required = requiredKeys(reader, found, context, properties);
  return {
    ...said,
    type: "object",
    properties,
    ...(required.length === 0 ? {} : { required }),
    ...(found.closed.length === 0 ? {} : { additionalProperties: false }),
  };
}

/** A file is handed in whole: what a schema says of its parts can neither be filled in nor asked for. */
function leaveFieldsOfFile(reader: FieldReader, found: Conjunction, context: FieldContext): void {
  for (const [key, sources] of found.properties)
    reader.document.notes.leaveField(
      sources[0]?.at ?? context.at,
      titleOf(sources, key),
      "unsupported-field",
      "文件里面不能再有字段",
      "a file has no fields inside",
    );
  requiredKeys(reader, found, context, {});
}

function readProperties(reader: FieldReader, found: Conjunction, { at, subject, isRoot }: FieldContext) {
  const { notes } = reader.document;
  const fields: [string, FieldSchema][] = [];
  let unread = 0;
  for (const [key, sources] of found.properties) {
    if (isRoot) reader.beginField();
    if (reader.isExhausted) {
      unread += 1;
      continue;
    }
    if (found.closed.some((keys) => !keys.has(key))) {
      notes.warn(
        sources[0]?.at ?? at,
        "never-filled",
        "另一处规则不许有这一项，已略去",
        "another rule forbids this key; it was left out",
      );
      continue;
    }
    const field = reader.read(sources, { title: titleOf(sources, key) });
    if (field === null) continue;
    fields.push([key, withFittingDefault(reader, field, sources)]);
  }
  if (unread > 0)
    notes.leaveField(
      at,
      subject.title,
      "too-many-fields",
      `字段太多，其中 ${unread} 个`,
      `there are too many fields; ${unread} of them`,
    );
  return recordOf(fields);
}

/** Which of the fields must be filled in; a key that no property tells of is no field. */
function requiredKeys(
  reader: FieldReader,
  found: Conjunction,
  { subject }: FieldContext,
  fields: Readonly<Record<string, FieldSchema>>,
): string[] {
  const keys: string[] = [];
  for (const [key, place] of found.required) {
    if (Object.hasOwn(fields, key)) keys.push(key);
    else if (!found.properties.has(key) || found.closed.some((each) => !each.has(key)))
      reader.document.notes.leaveRule(
        place,
        subject.title,
        "unknown-field",
        "required",
        `必填项“${key}”不在字段中`,
        `"${key}" is required but is no field`,
      );
  }
  return keys;
}

function titleOf(sources: readonly Source[], key: string): string {
  const title = sources
    .map(({ schema }) => ownText(schema, "title"))
    .find((each) => each !== undefined && each !== "");
  return title ?? key;
}

/** In JSON Schema a default need not be a value that the schema accepts; in a form it would be filled in. */
function withFittingDefault(
  reader: FieldReader,
  field: FieldSchema,
  sources: readonly Source[],
): FieldSchema {
  const { default: given, ...rest } = field;
  if (given === undefined || given === null || fits(reader, field)) return field;
  const [{ at = "" } = {}] = sources;
  reader.document.notes.warn(
    pointer(at, "default"),
    "default-dropped",
    "默认值不合字段的要求，已略去",
    "the default does not fit its field and was left out",
  );
  return reader.origins.like(field, rest);
}

function fits(reader: FieldReader, field: FieldSchema): boolean {
  const [info] = readFields(reader.asFields({ field }));
  try {
    if (info === undefined) return true;
    const { pattern = info.item?.bounds.pattern } = info.bounds;
    if (pattern !== undefined && !reader.patterns.allows(pattern)) return true;
    return valueProblems(info, field.default, "").length === 0;
  } catch {
    // A pattern that cannot be run is told of by itself.
    return true;
  }
}
