import type { DocumentName } from "@duheng/contracts";
import { isPlain } from "../tenancy/rewrite-filter.ts";
import { placeOf, validateUpdate } from "./validate-update.ts";
import { storedValue } from "./wire.ts";

/**
 * An update as it is kept: instants are dates at every depth, as they are in whole documents. A text in the place of one would be
 * found by no comparison and sorted apart. Errors: those of validateUpdate.
 */
export function storedUpdate(name: DocumentName, update: unknown): Record<string, unknown> {
  validateUpdate(name, update);
  return Object.fromEntries(
    Object.entries(Object(update)).map(([operator, body]) => [
      operator,
      putting.has(operator) && isPlain(body) ? storedBody(name, body) : body,
    ]),
  );
}

/** Operators that put values at their paths; those of lists put items there. */
const putting: ReadonlySet<string> = new Set(["$set", "$setOnInsert", "$min", "$max", "$push", "$addToSet"]);

function storedBody(name: DocumentName, body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([path, value]) => [path, storedAt(name, path, value)]));
}

function storedAt(name: DocumentName, path: string, value: unknown): unknown {
  if (path === "_id" || value === undefined) return value;
  const place = placeOf(name, path);
  if (place.schema.type !== "array" || Array.isArray(value)) return storedValue(value, place);
  // What is pushed: one item, or several with the driver's own words beside them.
  if (isPlain(value) && Array.isArray(value.$each))
    return { ...value, $each: storedValue(value.$each, place) };
  const [item]: unknown[] = Object(storedValue([value], place));
  return item;
}
