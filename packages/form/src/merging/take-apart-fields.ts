import { isRecord, type JsonRecord, own, ownList, ownText } from "../json/record.ts";
import type { Collector } from "./collector.ts";
import { listName } from "./parts.ts";

/** Key paths of fields that bear no id in the document that the others started from. */
export type Anonymous = ReadonlySet<string>;

/** Takes the schema of all fields apart: each field with its keywords, without the fields inside of it. */
export function takeApartFields(schema: JsonRecord, collector: Collector, anonymous: Anonymous): void {
  const root = collector.add("fields", "", ":", keywordsOf(schema, {}));
  addHeld(schema, root, "", { collector, anonymous });
}

/** The key paths of fields without `x-id`, as `takeApartFields` wants them. */
export function anonymousFields(schema: JsonRecord): Set<string> {
  const found = new Set<string>();
  const walk = (holder: unknown, path: string): void => {
    for (const [key, field] of Object.entries(childrenOf(holder, "properties") ?? {})) {
      const place = `${path}/${key}`;
      if (ownText(field, "x-id") === undefined) found.add(place);
      walk(field, place);
      walk(own(field, "items"), place);
    }
  };
  walk(schema, "");
  return found;
}

interface Reading {
  readonly collector: Collector;
  readonly anonymous: Anonymous;
}

function addHeld(schema: JsonRecord, holder: string, path: string, reading: Reading): void {
  addFields(schema, "properties", holder, path, reading);
  const items = own(schema, "items");
  if (isRecord(items)) addFields(items, "items", holder, path, reading);
  for (const [name, definition] of Object.entries(childrenOf(schema, "$defs") ?? {})) {
    const attributes = { ...keywordsOf(definition, {}), key: name };
    const key = reading.collector.add("definition", `${path}/${name}`, listName("$defs", holder), attributes);
    addHeld(definition, key, `${path}/$defs/${name}`, reading);
  }
}

function addFields(schema: JsonRecord, slot: string, holder: string, path: string, reading: Reading): void {
  const required = ownList(schema, "required") ?? [];
  for (const [key, field] of Object.entries(childrenOf(schema, "properties") ?? {})) {
    const place = `${path}/${key}`;
    const id = reading.anonymous.has(place) ? undefined : ownText(field, "x-id");
    const attributes = {
      ...keywordsOf(field, id === undefined ? {} : { "x-id": true }),
      key,
      ...(required.includes(key) ? { required: true } : {}),
    };
    const own_ = reading.collector.add("field", id ?? `@${place}`, listName(slot, holder), attributes);
    addHeld(field, own_, place, reading);
  }
}

/** Keywords by name; those of a list's items as `items/…`. A mark with a slash at its end says that a holder is there. */
function keywordsOf(schema: JsonRecord, without: JsonRecord): JsonRecord {
  const found: Record<string, unknown> = {};
  const children = childrenOf(schema, "properties");
  const definitions = childrenOf(schema, "$defs");
  for (const [keyword, value] of Object.entries(schema)) {
    if (Object.hasOwn(without, keyword)) continue;
    if (keyword === "properties" && children !== undefined) found["properties/"] = true;
    else if (keyword === "$defs" && definitions !== undefined) found["$defs/"] = true;
    else if (keyword === "required" && children !== undefined) Object.assign(found, strays(value, children));
    else if (keyword === "items" && isRecord(value)) Object.assign(found, itemKeywords(value));
    else found[keyword] = value;
  }
  return found;
}

function itemKeywords(items: JsonRecord): JsonRecord {
  const found: Record<string, unknown> = { "items/": true };
  const children = childrenOf(items, "properties");
  for (const [keyword, value] of Object.entries(items)) {
    if (keyword === "properties" && children !== undefined) found["items/properties/"] = true;
    else if (keyword === "required" && children !== undefined) {
      for (const [name, list] of Object.entries(strays(value, children))) found[`items/${name}`] = list;
    } else found[`items/${keyword}`] = value;
  }
  return found;
}

/** Names that are required though there is no such field: an unfinished form may have them. */
function strays(required: unknown, children: JsonRecord): JsonRecord {
  if (!Array.isArray(required)) return { "required/": required };
  const names = required.filter(
    (name: unknown) => typeof name !== "string" || !Object.hasOwn(children, name),
  );
  return names.length === 0 ? {} : { "required/": names };
}

/** The schemas under a keyword; undefined where it is none that could be taken apart. */
function childrenOf(schema: unknown, keyword: string): Record<string, JsonRecord> | undefined {
  const held = own(schema, keyword);
  if (!isRecord(held)) return undefined;
  const found: [string, JsonRecord][] = [];
  for (const [key, child] of Object.entries(held)) {
    if (!isRecord(child)) return undefined;
    found.push([key, child]);
  }
  return Object.fromEntries(found);
}
