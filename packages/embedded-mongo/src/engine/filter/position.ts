import { copyDocument, type Document, getField, isDocument, splitPath } from "../document.ts";
import { compileFilter } from "./compile-filter.ts";
import { type FilterOptions, isOperatorDocument, type Predicate } from "./target.ts";

/**
 * Which array element a filter matched, for the positional `$` of updates and projections: the first element of the
 * array on a condition's path that by itself meets the condition.
 * @returns a function of a document the filter matches; `undefined` when no array took part
 */
export function compilePosition(
  filter: Document,
  options: FilterOptions = {},
): (doc: Document) => number | undefined {
  const finders = Object.keys(filter).flatMap((name) => findersOf(name, filter[name], options));
  return (doc) => {
    for (const find of finders) {
      const position = find(doc);
      if (position !== undefined) return position;
    }
    return undefined;
  };
}

type Finder = (doc: Document) => number | undefined;

function findersOf(name: string, condition: unknown, options: FilterOptions): Finder[] {
  if (name === "$and" && Array.isArray(condition)) {
    return condition.filter(isDocument).map((part) => compilePosition(part, options));
  }
  if (name === "$or" && Array.isArray(condition)) {
    return condition.filter(isDocument).map((part): Finder => {
      const matches = compileFilter(part, options);
      const find = compilePosition(part, options);
      return (doc) => (matches(doc) ? find(doc) : undefined);
    });
  }
  if (name.startsWith("$")) return [];
  const parts = splitPath(name);
  const together = finderOn(parts, compileFilter(single(name, condition), options));
  if (!isOperatorDocument(condition)) return [together];
  // All operators on one element first; else, as they may be met by different elements, each on its own.
  const each = Object.keys(condition)
    .filter((operator) => !["$not", "$ne", "$nin", "$options", "$regex", "$exists"].includes(operator))
    .map((operator) =>
      finderOn(parts, compileFilter(single(name, single(operator, condition[operator])), options)),
    );
  return isNegative(condition) ? [] : [together, ...each];
}

function isNegative(condition: Document): boolean {
  return Object.keys(condition).every((operator) => ["$not", "$ne", "$nin"].includes(operator));
}

function single(name: string, value: unknown): Document {
  const doc = copyDocument({});
  doc[name] = value;
  return doc;
}

function finderOn(parts: readonly string[], matches: Predicate): Finder {
  return (doc) => {
    const array = firstArray(doc, parts);
    if (array === undefined) return undefined;
    const index = array.list.findIndex((item) => matches(replaced(doc, parts, array.depth, [item])));
    return index < 0 ? undefined : index;
  };
}

function firstArray(doc: Document, parts: readonly string[]): { list: unknown[]; depth: number } | undefined {
  let value: unknown = doc;
  for (const [depth, part] of parts.entries()) {
    if (!isDocument(value)) return undefined;
    value = getField(value, part);
    if (Array.isArray(value)) return { list: value, depth };
  }
  return undefined;
}

function replaced(doc: Document, parts: readonly string[], depth: number, list: unknown[]): Document {
  const [part = "", ...rest] = parts;
  const copy = copyDocument(doc);
  const inner = getField(doc, part);
  copy[part] = depth === 0 || !isDocument(inner) ? list : replaced(inner, rest, depth - 1, list);
  return copy;
}
