import { type Document, getField, isArrayIndex, isDocument, splitPath } from "./document.ts";

/** Looks at the values a path reaches; stops and answers true as soon as one passes the test. */
type PathMatcher = (doc: Document, test: (value: unknown) => boolean) => boolean;

/**
 * Compiles a dotted path as MongoDB's matcher walks it. Arrays on the way fan out over their embedded documents, and
 * a numeric part is also taken as an index. Where the path ends nowhere the test gets `undefined`.
 * @param leafArrays `expand`: of an array at the end the elements are tested, then the array itself; `whole`: only the
 *   array itself (as `$exists`, `$size` and `$elemMatch` see it)
 */
export function compilePath(path: string, leafArrays: "expand" | "whole"): PathMatcher {
  const parts = splitPath(path);
  const expand = leafArrays === "expand";
  if (parts.length === 1) {
    return expand
      ? (doc, test) => testLeaf(getField(doc, path), test)
      : (doc, test) => test(getField(doc, path));
  }
  return (doc, test) => walk(doc, parts, 0, expand, test);
}

/** Runs the test on an end value: the elements of an array and the array itself. */
export function testLeaf(value: unknown, test: (value: unknown) => boolean): boolean {
  if (Array.isArray(value)) for (const item of value) if (test(item)) return true;
  return test(value);
}

function walk(
  doc: Document,
  parts: readonly string[],
  index: number,
  expand: boolean,
  test: (value: unknown) => boolean,
): boolean {
  const value = getField(doc, parts[index] ?? "");
  if (index === parts.length - 1) return expand ? testLeaf(value, test) : test(value);
  if (isDocument(value)) return walk(value, parts, index + 1, expand, test);
  if (Array.isArray(value)) return walkArray(value, parts, index + 1, expand, test);
  return test(undefined);
}

function walkArray(
  list: readonly unknown[],
  parts: readonly string[],
  index: number,
  expand: boolean,
  test: (value: unknown) => boolean,
): boolean {
  for (const item of list) {
    if (isDocument(item) && walk(item, parts, index, expand, test)) return true;
  }
  const part = parts[index] ?? "";
  if (!isArrayIndex(part) || Number(part) >= list.length) return false;
  const item: unknown = list[Number(part)];
  if (index === parts.length - 1) return expand ? testLeaf(item, test) : test(item);
  // An embedded document at this index: its fields under the rest of the path.
  if (isDocument(item)) return walk(item, parts, index + 1, expand, test);
  return Array.isArray(item) ? walkArray(item, parts, index + 1, expand, test) : false;
}

/**
 * The value at a path without fanning out over arrays; numeric parts index arrays.
 * @returns `undefined` when there is none
 */
export function valueAt(doc: Document, path: string | readonly string[]): unknown {
  let value: unknown = doc;
  for (const part of typeof path === "string" ? splitPath(path) : path) {
    if (isDocument(value)) value = getField(value, part);
    else if (Array.isArray(value) && isArrayIndex(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
}
