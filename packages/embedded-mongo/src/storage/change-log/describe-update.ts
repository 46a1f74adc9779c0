import { type Document, documentOf, getField, identicalValues, isDocument } from "../../engine/index.ts";

/**
 * What an update changed, as a change event's `updateDescription`: dotted paths to new values, paths that are gone,
 * and arrays that became shorter.
 */
export function describeUpdate(before: Document, after: Document): Document {
  const found: Found = { updated: [], removed: [], truncated: [] };
  compareDocuments(before, after, "", found);
  return documentOf([
    ["updatedFields", documentOf(found.updated)],
    ["removedFields", found.removed],
    ["truncatedArrays", found.truncated],
  ]);
}

interface Found {
  readonly updated: [string, unknown][];
  readonly removed: string[];
  readonly truncated: Document[];
}

function compareDocuments(before: Document, after: Document, prefix: string, found: Found): void {
  for (const name of Object.keys(before)) {
    if (getField(after, name) === undefined) found.removed.push(prefix + name);
  }
  for (const name of Object.keys(after)) {
    compareAt(getField(before, name), after[name], prefix + name, found);
  }
}

function compareArrays(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  found: Found,
): void {
  for (const [index, value] of after.entries()) compareAt(before[index], value, `${path}.${index}`, found);
  if (after.length < before.length)
    found.truncated.push(
      documentOf([
        ["field", path],
        ["newSize", after.length],
      ]),
    );
}

function compareAt(before: unknown, after: unknown, path: string, found: Found): void {
  if (before !== undefined && identicalValues(before, after)) return;
  if (isDocument(before) && isDocument(after) && canDescend(before, after))
    compareDocuments(before, after, `${path}.`, found);
  else if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0)
    compareArrays(before, after, path, found);
  else found.updated.push([path, after]);
}

/**
 * Paths into a document are clear only when no name has a dot in it, and when the fields that stay keep their order:
 * paths alone could not tell that.
 */
function canDescend(before: Document, after: Document): boolean {
  const old = Object.keys(before);
  const now = Object.keys(after);
  if (old.length === 0 || now.length === 0) return false;
  if (old.some((name) => name.includes(".")) || now.some((name) => name.includes("."))) return false;
  const kept = old.filter((name) => Object.hasOwn(after, name));
  return now.slice(0, kept.length).every((name, index) => name === kept[index]);
}
