import type { DocumentName } from "@duheng/contracts";
import { type JsonSchema, schemaFiles } from "@duheng/contracts/schemas";

/** A schema and where it is written, as `file#/pointer`, so that relative references can be followed. */
export interface Located {
  readonly schema: JsonSchema;
  readonly file: string;
  readonly pointer: string;
}

/** The schema with this title, wherever in schemas/ it stands. Throws when there is none. */
export function schemaOf(name: DocumentName): Located {
  const found = byTitle.get(name);
  if (!found) throw new Error(`no schema has the title ${name}`);
  return found;
}

/** The names of an object schema's properties. */
export function propertyNames(located: Located): string[] {
  return Object.keys(objectAt(resolve(located).schema, "properties"));
}

/** Whether an object schema requires the property. */
export function isRequired(located: Located, property: string): boolean {
  const required = resolve(located).schema.required;
  return Array.isArray(required) && required.includes(property);
}

/** The schema of a property, its references followed; undefined when the object does not know it. */
export function propertyOf(located: Located, property: string): Located | undefined {
  const object = resolve(located);
  const properties = objectAt(object.schema, "properties");
  if (Object.hasOwn(properties, property)) return step(object, "properties", property);
  const rest = object.schema.additionalProperties;
  if (isSchema(rest)) return step(object, "additionalProperties");
  return undefined;
}

/** The properties of a document that are made of others as it is written (`x-derived`), to be found by; nobody sends or reads them. */
export function derivedProperties(name: DocumentName): readonly string[] {
  const known = derived.get(name);
  if (known !== undefined) return known;
  const properties = objectAt(schemaOf(name).schema, "properties");
  const found = Object.keys(properties).filter((one) => Object(properties[one])["x-derived"] === true);
  derived.set(name, found);
  return found;
}

const derived = new Map<DocumentName, readonly string[]>();

/** The schema of a list's items. */
export function itemsOf(located: Located): Located | undefined {
  const list = resolve(located);
  return isSchema(list.schema.items) ? step(list, "items") : undefined;
}

/** Follows `$ref` until there is none. */
export function resolve(located: Located): Located {
  const reference = located.schema.$ref;
  if (typeof reference !== "string") return located;
  const [file = "", pointer = ""] = reference.split("#");
  return resolve(at(file === "" ? located.file : file, pointer));
}

/** The reference by which a validator can be made for it. */
export function referenceTo(located: Located): string {
  return `${located.file}#${located.pointer}`;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function step(from: Located, ...keys: string[]): Located {
  const escaped = keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return resolve(at(from.file, from.pointer + escaped));
}

function at(file: string, pointer: string): Located {
  let value: unknown = schemaFiles[file];
  for (const key of pointer.split("/").slice(1)) {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isSchema(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  if (!isSchema(value)) throw new Error(`no schema at ${file}#${pointer}`);
  return { schema: value, file, pointer };
}

function objectAt(schema: JsonSchema, key: string): JsonSchema {
  const value = schema[key];
  return isSchema(value) ? value : {};
}

const byTitle = new Map<string, Located>(
  Object.entries(schemaFiles).flatMap(([file, root]) => [
    ...titled({ schema: root, file, pointer: "" }),
    ...Object.keys(objectAt(root, "$defs")).flatMap((key) => titled(at(file, `/$defs/${key}`))),
  ]),
);

function titled(located: Located): [string, Located][] {
  const title = located.schema.title;
  return typeof title === "string" ? [[title, located]] : [];
}
