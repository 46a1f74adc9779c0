import type { DocumentName, DocumentOf } from "@duheng/contracts";
import { Document } from "mongoose";
import { isPlain } from "../tenancy/rewrite-filter.ts";
import { derivedProperties, itemsOf, type Located, propertyOf, resolve, schemaOf } from "./json-schema.ts";
import type { StoredOf } from "./stored.ts";

/** A stored document (hydrated or lean) as it crosses the wire: `id`, ISO instants, nothing undefined, nothing derived. */
export function toWire<Name extends DocumentName>(name: Name, document: StoredOf<Name>): DocumentOf<Name> {
  const wire: Record<string, unknown> = Object(wireOf(document));
  for (const property of derivedProperties(name)) delete wire[property];
  return wire as DocumentOf<Name>;
}

/** The same without knowing the document's name, for validation and logs. */
export function wireOf(document: unknown): unknown {
  const plain: unknown =
    document instanceof Document ? document.toObject({ depopulate: true, versionKey: true }) : document;
  if (!isPlain(plain)) return plain;
  const { _id, ...rest } = plain;
  const wire = plainValue(rest);
  return _id === undefined ? wire : { id: _id, ...(isPlain(wire) ? wire : {}) };
}

/** A wire document as it is kept: `_id`, Dates where its schema says date-time, nothing undefined (which the driver would keep as null). */
export function fromWire<Name extends DocumentName>(name: Name, document: DocumentOf<Name>): StoredOf<Name> {
  const stored = storedValue(document, schemaOf(name));
  if (!isPlain(stored)) throw new Error(`${name} is not an object`);
  const { id, ...rest } = stored;
  return (id === undefined ? rest : { _id: id, ...rest }) as StoredOf<Name>;
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, plainValue(one)]));
}

/** A value as it is kept at a place of a schema. */
export function storedValue(value: unknown, located: Located | undefined): unknown {
  if (!located || value instanceof Date) return value;
  const { schema } = resolve(located);
  if (typeof value === "string" && schema.format === "date-time") return new Date(value);
  if (Array.isArray(value)) {
    const items = itemsOf(located);
    return items ? value.map((item) => storedValue(item, items)) : value;
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one === undefined ? [] : [[key, storedValue(one, propertyOf(located, key))]],
    ),
  );
}
