import { type Document, getField, isDocument } from "../engine/index.ts";

/** All values at a dotted path, arrays on the way and at its end taken apart once; nothing for missing. */
export function valuesAt(doc: Document, path: string): unknown[] {
  return follow(doc, path.split("."));
}

function follow(value: unknown, parts: readonly string[]): unknown[] {
  const [part, ...rest] = parts;
  if (part === undefined) return value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (isDocument(value)) return follow(getField(value, part), rest);
  if (!Array.isArray(value)) return [];
  const index = /^\d+$/.test(part) ? follow(value[Number(part)], rest) : [];
  return [
    ...index,
    ...value.flatMap((item: unknown) => (isDocument(item) ? follow(getField(item, part), rest) : [])),
  ];
}
