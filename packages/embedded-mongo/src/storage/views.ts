import { type Document, decode, documentOf, encode, isDocument } from "../engine/index.ts";
import { tableEnd, tableKey, tableStart, tables } from "./keys.ts";
import type { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

/** A read-only view: what a pipeline makes of a collection, or of another view, of the same database. */
export interface ViewDefinition {
  readonly db: string;
  readonly name: string;
  readonly on: string;
  readonly pipeline: readonly Document[];
}

/** The definitions of all views. */
export function* allViews(view: View): Iterable<ViewDefinition> {
  for (const { value } of view.range({ start: tableStart(tables.views), end: tableEnd(tables.views) }))
    yield fromStored(value);
}

/** The definition of one view, if there is such a view. */
export function viewNamed(view: View, db: string, name: string): ViewDefinition | undefined {
  const stored = view.get(keyOf(db, name));
  return stored === undefined ? undefined : fromStored(stored);
}

/** Writes a definition, over an older one if there is one. */
export function saveView(view: Overlay, { db, name, on, pipeline }: ViewDefinition): void {
  const doc = documentOf([
    ["db", db],
    ["name", name],
    ["on", on],
    ["pipeline", pipeline],
  ]);
  view.put(keyOf(db, name), encode(doc));
}

/** Removes a definition. */
export function removeView(view: Overlay, { db, name }: Pick<ViewDefinition, "db" | "name">): void {
  view.remove(keyOf(db, name));
}

function keyOf(db: string, name: string): Buffer {
  return tableKey(tables.views, Buffer.from(`${db}\0${name}`));
}

function fromStored(bytes: Buffer): ViewDefinition {
  const { db, name, on, pipeline } = decode(bytes);
  return {
    db: String(db),
    name: String(name),
    on: String(on),
    pipeline: Array.isArray(pipeline) ? pipeline.filter(isDocument) : [],
  };
}
