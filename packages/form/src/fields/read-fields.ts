import type { FieldsSchema } from "@duheng/contracts";
import type { ChoiceOption, FieldBounds, FieldCheck, FieldInfo, FieldKind } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownList, ownNumber, ownRecord, ownText } from "../json/record.ts";
import { readChecks, readEvidence, readSource, readTasks } from "./annotations.ts";
import { fieldKind } from "./field-kind.ts";
import { fieldLimits } from "./limits.ts";
import { findDefinition, resolveField } from "./references.ts";

/** The fields of a form whose schema was checked; a field that the check would refuse is left out. */
export function readFields(root: FieldsSchema): FieldInfo[] {
  return readObject({ root, budget: fieldLimits.fields }, root, "/fields", "", 0);
}

interface Reading {
  readonly root: FieldsSchema;
  /** Fields that may still be read. */
  budget: number;
}

function readObject(
  reading: Reading,
  schema: JsonRecord,
  at: string,
  path: string,
  depth: number,
): FieldInfo[] {
  if (depth > fieldLimits.depth) return [];
  const required = new Set(ownList(schema, "required") ?? []);
  const fields: FieldInfo[] = [];
  for (const [key, raw] of Object.entries(ownRecord(schema, "properties") ?? {})) {
    if (!isRecord(raw) || reading.budget <= 0) continue;
    reading.budget -= 1;
    const place: Place = { key, at: pointer(at, "properties", key), path: pointer(path, key), depth };
    const field = readField(reading, raw, place, required.has(key));
    if (field !== null) fields.push(field);
  }
  return fields;
}

interface Place {
  readonly key: string;
  readonly at: string;
  readonly path: string;
  readonly depth: number;
}

function readField(reading: Reading, raw: JsonRecord, place: Place, inRequired: boolean): FieldInfo | null {
  const schema = resolveField(reading.root, raw);
  const kind = fieldKind(reading.root, schema);
  if (kind === null) return null;
  const inner = innerFields(reading, kind, raw, schema, place);
  const options = readOptions(reading.root, kind, schema);
  const item = kind === "list" ? readItem(reading.root, schema, place) : undefined;
  return {
    key: place.key,
    path: place.path,
    at: place.at,
    id: ownText(schema, "x-id") ?? null,
    kind,
    title: ownText(schema, "title") ?? place.key,
    required: inRequired || own(schema, "x-required") === true,
    checks: checksOf(raw, schema, place.at, reading.root),
    bounds: readBounds(schema),
    ...optional("description", ownText(schema, "description")),
    ...optional("default", own(schema, "default")),
    ...optional("examples", ownList(schema, "examples")),
    ...optional("visible", ownText(schema, "x-visible")),
    ...optional("computed", ownText(schema, "x-computed")),
    ...optional("options", options),
    ...optional("mediaType", ownText(schema, "contentMediaType")),
    ...optional("item", item),
    ...optional("fields", inner),
    ...optional("source", readSource(own(schema, "x-source"))),
    ...optional("evidence", readEvidence(own(schema, "x-evidence"))),
    ...optional("tasks", kind === "rows" ? readTasks(own(schema, "x-tasks")) : undefined),
  };
}

/** Where the checks are written: beside the reference, or in the definition it leads to. */
function checksOf(raw: JsonRecord, schema: JsonRecord, at: string, root: FieldsSchema): FieldCheck[] {
  const reference = ownText(raw, "$ref");
  const own_ = own(raw, "x-check") !== undefined || reference === undefined;
  const target = own_ || reference === undefined ? null : findDefinition(root, reference);
  const place = target === null ? at : pointer("/fields", "$defs", target.name);
  return readChecks(own(schema, "x-check"), pointer(place, "x-check"));
}

function innerFields(reading: Reading, kind: FieldKind, raw: JsonRecord, schema: JsonRecord, place: Place) {
  if (kind === "object") {
    return readObject(
      reading,
      schema,
      definitionPlace(reading.root, raw, place.at),
      place.path,
      place.depth + 1,
    );
  }
  if (kind !== "rows") return undefined;
  const items = ownRecord(schema, "items") ?? {};
  const at = definitionPlace(
    reading.root,
    items,
    pointer(definitionPlace(reading.root, raw, place.at), "items"),
  );
  return readObject(reading, resolveField(reading.root, items), at, `${place.path}/*`, place.depth + 1);
}

/** The items of a list as a field of their own: what reads, checks and makes values of a field does so of them. */
function readItem(root: FieldsSchema, schema: JsonRecord, { key, at, path }: Place): FieldInfo | undefined {
  const items = resolveField(root, ownRecord(schema, "items") ?? {});
  const kind = fieldKind(root, items);
  if (kind === null) return undefined;
  return {
    key,
    path: `${path}/*`,
    at: pointer(at, "items"),
    id: null,
    kind,
    title: ownText(schema, "title") ?? key,
    required: true,
    checks: [],
    bounds: readBounds(items),
    ...optional("examples", ownList(items, "examples")),
  };
}

/** Where the inside of a schema is written down. */
function definitionPlace(root: FieldsSchema, raw: JsonRecord, at: string): string {
  const reference = ownText(raw, "$ref");
  const target = reference === undefined ? null : findDefinition(root, reference);
  return target === null ? at : pointer("/fields", "$defs", target.name);
}

function readOptions(root: FieldsSchema, kind: FieldKind, schema: JsonRecord): ChoiceOption[] | undefined {
  if (kind !== "choice" && kind !== "choices") return undefined;
  const holder = kind === "choice" ? schema : resolveField(root, ownRecord(schema, "items") ?? {});
  const options: ChoiceOption[] = [];
  for (const value of ownList(holder, "enum") ?? []) {
    if (isOptionValue(value)) options.push({ value, title: String(value) });
  }
  for (const choice of ownList(holder, "oneOf") ?? []) {
    const value = own(choice, "const");
    if (isOptionValue(value)) options.push({ value, title: ownText(choice, "title") ?? String(value) });
  }
  return options;
}

export function isOptionValue(value: unknown): value is ChoiceOption["value"] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const numericBounds = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
] as const;

function readBounds(schema: JsonRecord): FieldBounds {
  const numbers = numericBounds.flatMap((key) => {
    const value = ownNumber(schema, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    ...Object.fromEntries(numbers),
    ...optional("pattern", ownText(schema, "pattern")),
    ...(own(schema, "uniqueItems") === true ? { uniqueItems: true } : {}),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  if (value === undefined) return {};
  const found: { [K in Key]?: Value } = {};
  found[key] = value;
  return found;
}
