import { copyDocument, type Document, getField, isArrayIndex, isDocument, splitPath } from "../document.ts";
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
    const { list, depth } = array;
    const index = list.findIndex((item) => {
      const single = replaced(doc, parts.slice(0, depth), [item]);
      return isDocument(single) && matches(single);
    });
    return index < 0 ? undefined : index;
  };
}

/** The first array that a path goes through element by element; by the number of an element it is not gone through. */
function firstArray(doc: Document, parts: readonly string[]): { list: unknown[]; depth: number } | undefined {
  let value: unknown = doc;
  for (let depth = 0; ; depth++) {
    const part = parts[depth];
    if (Array.isArray(value)) {
      if (part === undefined || !isArrayIndex(part) || Number(part) >= value.length)
        return { list: value, depth };
      value = value[Number(part)];
    } else if (part !== undefined && isDocument(value)) value = getField(value, part);
    else return undefined;
  }
}

/** The same with another list at a path that leads to an array. */
function replaced(value: unknown, parts: readonly string[], list: unknown[]): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return list;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    copy[Number(part)] = replaced(value[Number(part)], rest, list);
    return copy;
  }
  if (!isDocument(value)) return value;
  const copy = copyDocument(value);
  copy[part] = replaced(getField(value, part), rest, list);
  return copy;
}
