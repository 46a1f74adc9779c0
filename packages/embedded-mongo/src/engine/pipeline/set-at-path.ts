import { copyDocument, type Document, getField, isDocument, newDocument, splitPath } from "../document.ts";

/** A copy of the document with a value at a path; documents on the way are made, `undefined` removes. */
export function setAtPath(doc: Document, path: string, value: unknown): Document {
  return set(doc, splitPath(path), 0, value);
}

function set(doc: Document, parts: readonly string[], at: number, value: unknown): Document {
  const part = parts[at] ?? "";
  const copy = copyDocument(doc);
  const inner = getField(doc, part);
  const next =
    at === parts.length - 1 ? value : set(isDocument(inner) ? inner : newDocument(), parts, at + 1, value);
  if (next === undefined) Reflect.deleteProperty(copy, part);
  else copy[part] = next;
  return copy;
}
