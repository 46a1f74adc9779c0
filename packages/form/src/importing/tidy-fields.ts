import type { FieldsSchema } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { definitionName } from "../fields/references.ts";
import { isRecord, own, ownList, ownRecord, ownText } from "../json/record.ts";
import type { ImportNotes } from "./import-notes.ts";
import type { Origins } from "./origins.ts";

/** Room for what a form has beside its fields. */
const roomBeside = 200_000;

/**
 * Takes away what makes the fields larger than any form (references followed), and, as long as something goes with
 * it, what is nothing any more: references to definitions that are gone, empty groups, keys that are required no more,
 * definitions that nothing uses. Changes `fields`.
 */
export function tidyFields(fields: FieldsSchema, origins: Origins, notes: ImportNotes): void {
  const sizes = new Sizes(fields);
  takeAwayGone(fields, fields, notes, origins);
  for (const definition of Object.values(fields.$defs ?? {}))
    takeAwayGone(fields, definition, notes, origins);
  let left = fieldLimits.fields - 1;
  let room = fieldLimits.size - roomBeside - sizes.lengthOfDefinitions();
  for (const [key, field] of Object.entries(fields.properties)) {
    const { count, height, length } = sizes.of(field);
    const isDeep = height > fieldLimits.depth;
    if (count <= left && length <= room && !isDeep) {
      left -= count;
      room -= length;
      continue;
    }
    const title = ownText(field, "title") ?? key;
    const at = origins.find(field, "");
    if (isDeep)
      notes.leaveField(
        at,
        title,
        "too-deep",
        `字段嵌套超过 ${fieldLimits.depth} 层`,
        `fields are nested deeper than ${fieldLimits.depth} levels`,
      );
    else if (count > left)
      notes.leaveField(
        at,
        title,
        "too-many-fields",
        `字段超过 ${fieldLimits.fields} 个`,
        `there are more than ${fieldLimits.fields} fields`,
      );
    else notes.leaveField(at, title, "too-large", "整张表太大", "the form would be too large");
    Reflect.deleteProperty(fields.properties, key);
  }
  onlyRequired(fields);
  dropUnused(fields);
}

/** Removes references to what is gone, groups that have become empty, and what is required of them. */
function takeAwayGone(root: FieldsSchema, schema: unknown, notes: ImportNotes, origins: Origins): boolean {
  const reference = ownText(schema, "$ref");
  if (reference !== undefined) return own(root.$defs, definitionName(reference) ?? "") !== undefined;
  const properties = ownRecord(schema, "properties");
  if (properties !== undefined) {
    const before = Object.keys(properties).length;
    for (const [key, field] of Object.entries(properties)) {
      if (takeAwayGone(root, field, notes, origins)) continue;
      Reflect.deleteProperty(properties, key);
      const title = ownText(field, "title") ?? key;
      notes.leaveField(
        origins.find(field, ""),
        title,
        "unsupported-definition",
        "其中没有能填写的内容",
        "it has nothing that can be filled in",
      );
    }
    onlyRequired(schema);
    return before === 0 || Object.keys(properties).length > 0 || schema === root;
  }
  const items = own(schema, "items");
  return items === undefined || takeAwayGone(root, items, notes, origins);
}

function onlyRequired(schema: unknown): void {
  const required = ownList(schema, "required");
  const properties = ownRecord(schema, "properties") ?? {};
  if (required === undefined || !isRecord(schema)) return;
  const kept = required.filter((key) => typeof key === "string" && Object.hasOwn(properties, key));
  if (kept.length === 0) Reflect.deleteProperty(schema, "required");
  else Reflect.set(schema, "required", kept);
}

function dropUnused(fields: FieldsSchema): void {
  const used = new Set<string>();
  const visit = (schema: unknown): void => {
    const name = definitionName(ownText(schema, "$ref") ?? "");
    if (name !== null && !used.has(name)) {
      used.add(name);
      visit(own(fields.$defs, name));
    }
    for (const field of Object.values(ownRecord(schema, "properties") ?? {})) visit(field);
    const items = own(schema, "items");
    if (items !== undefined) visit(items);
  };
  visit({ ...fields, $defs: undefined });
  for (const name of Object.keys(fields.$defs ?? {})) {
    if (!used.has(name) && fields.$defs !== undefined) Reflect.deleteProperty(fields.$defs, name);
  }
  if (Object.keys(fields.$defs ?? {}).length === 0) Reflect.deleteProperty(fields, "$defs");
}

interface Size {
  /** Fields, references followed. */
  readonly count: number;
  /** Fields inside of fields. */
  readonly height: number;
  /** Characters as JSON, without definitions. */
  readonly length: number;
}

/** How large fields are, each definition measured once. */
class Sizes {
  readonly #fields: FieldsSchema;
  readonly #definitions = new Map<string, Size>();

  constructor(fields: FieldsSchema) {
    this.#fields = fields;
  }

  of(schema: unknown): Size {
    const { count, height } = this.#expanded(schema);
    return { count, height, length: JSON.stringify(schema).length + 60 };
  }

  lengthOfDefinitions(): number {
    return JSON.stringify(this.#fields.$defs ?? {}).length;
  }

  #expanded(schema: unknown): { count: number; height: number } {
    const name = definitionName(ownText(schema, "$ref") ?? "");
    // As the check counts: the reference, and what it leads to.
    if (name !== null) {
      const { count, height } = this.#definition(name);
      return { count: count + 1, height };
    }
    let count = 1;
    let height = 0;
    for (const field of Object.values(ownRecord(schema, "properties") ?? {})) {
      const inside = this.#expanded(field);
      count += inside.count;
      height = Math.max(height, inside.height + 1);
    }
    const items = own(schema, "items");
    if (items === undefined) return { count, height };
    const inside = this.#expanded(items);
    return { count: count + inside.count, height: Math.max(height, inside.height) };
  }

  #definition(name: string): Size {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const measured = { ...this.#expanded(own(this.#fields.$defs, name)), length: 0 };
    this.#definitions.set(name, measured);
    return measured;
  }
}
