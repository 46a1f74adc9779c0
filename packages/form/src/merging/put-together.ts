import type { FieldsSchema, Form, LayoutItem, LayoutPage, LayoutSection } from "@duheng/contracts";
import { recordOf } from "../json/record.ts";
import { listName, nameOf, type Part, type Parts, partKey } from "./parts.ts";
import { datasetList, topFields } from "./take-apart.ts";

/**
 * A form from its parts. What stands in the attributes of each part came out of forms that were valid, part by part
 * under the same name: that is what the types here rest on, and what the tests hold against the schema.
 */
export function putTogether(parts: Parts): Form {
  const one = (kind: Part["kind"]) => parts.all.get(partKey(kind, ""))?.attributes;
  const list = (name: string) => partsOf(parts, name);
  const withId = ({ id, attributes }: Part) => ({ id: id.replace(/#\d+$/, ""), ...attributes });
  const hasLayout = one("layout") !== undefined || list("pages:").length > 0;
  const samples = list("samples:").map(withId);
  const ratings = one("ratings");
  const datasets = list(datasetList).map(({ key, attributes }) => ({
    ...attributes,
    columns: list(listName("columns", key)).map((column) => column.attributes),
  }));
  const form: unknown = {
    ...one("form"),
    fields: schemaOf(parts.all.get(partKey("fields", "")), parts),
    ...(one("datasets") === undefined && datasets.length === 0 ? {} : { datasets }),
    ...(hasLayout ? { layout: { pages: list("pages:").map((page) => pageOf(page, parts)) } } : {}),
    indicators: list("indicators:").map(withId),
    score: { groups: list("groups:").map(withId), ...one("score") },
    ...(ratings === undefined ? {} : { ratings }),
    ...(one("samples") === undefined && samples.length === 0 ? {} : { samples }),
  };
  return form as Form;
}

function partsOf(parts: Parts, list: string): Part[] {
  return (parts.lists.get(list) ?? []).flatMap((key) => {
    const part = parts.all.get(key);
    return part === undefined ? [] : [part];
  });
}

function pageOf(page: Part, parts: Parts): LayoutPage {
  const sections = partsOf(parts, listName("sections", page.key)).map((section): LayoutSection => {
    const items = partsOf(parts, listName("sections/items", section.key)).flatMap((item): LayoutItem[] => {
      const field = fieldOfItem(item, parts);
      return field === undefined ? [] : [{ field, ...item.attributes }];
    });
    const { title, ...rest } = section.attributes;
    return { id: plain(section.id), title: String(title ?? ""), ...rest, items };
  });
  return { id: plain(page.id), title: String(page.attributes.title ?? ""), sections };
}

function plain(id: string): string {
  return id.replace(/#\d+$/, "");
}

/** The key of the field whose place it is; undefined: the field is gone, and its place with it. */
function fieldOfItem(item: Part, parts: Parts): string | undefined {
  if (typeof item.attributes.field === "string") return item.attributes.field;
  const field = parts.all.get(partKey("field", plain(item.id)));
  return field?.list === topFields ? nameOf(field) : undefined;
}

function schemaOf(part: Part | undefined, parts: Parts): FieldsSchema {
  const schema: Record<string, unknown> = {};
  const items: Record<string, unknown> = {};
  if (part === undefined) return { type: "object", properties: {} };
  const {
    key: _key,
    required: _required,
    ...keywords
  } = part.kind === "fields" ? { ...part.attributes, key: undefined } : part.attributes;
  for (const [keyword, value] of Object.entries(keywords)) {
    if (keyword.endsWith("/")) continue;
    if (keyword.startsWith("items/")) items[keyword.slice("items/".length)] = value;
    else schema[keyword] = value;
  }
  if (part.kind === "field" && !part.id.startsWith("@")) schema["x-id"] = plain(part.id);
  holdFields(schema, part, parts, { slot: "properties", prefix: "" });
  holdFields(items, part, parts, { slot: "items", prefix: "items/" });
  const definitions = partsOf(parts, listName("$defs", part.key));
  if (definitions.length > 0 || part.attributes["$defs/"] === true) {
    schema.$defs = recordOf(definitions.map((each) => [String(each.attributes.key), schemaOf(each, parts)]));
  }
  if (Object.keys(items).length > 0 || part.attributes["items/"] === true) schema.items = items;
  return schema as FieldsSchema;
}

function holdFields(
  schema: Record<string, unknown>,
  part: Part,
  parts: Parts,
  { slot, prefix }: { slot: string; prefix: string },
): void {
  const fields = partsOf(parts, listName(slot, part.key));
  const strays: unknown = part.attributes[`${prefix}required/`];
  const listed = fields.filter((each) => each.attributes.required === true).map(nameOf);
  const required = Array.isArray(strays) ? [...listed, ...strays] : listed;
  if (fields.length > 0 || part.attributes[`${prefix}properties/`] === true) {
    schema.properties = recordOf(fields.map((each) => [nameOf(each), schemaOf(each, parts)]));
  }
  if (required.length > 0) schema.required = required;
}
