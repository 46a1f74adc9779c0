import { BSONRegExp } from "bson";
import {
  copyDocument,
  type Document,
  documentOf,
  getField,
  isArrayIndex,
  isDocument,
  splitPath,
} from "../document.ts";
import { compileFilter } from "./compile-filter.ts";
import { type FilterOptions, isOperatorDocument } from "./target.ts";

/**
 * Which array element a filter matched, for the positional `$` of updates and projections: the first element of the
 * array on a condition's path that by itself meets the condition. Where several conditions are on arrays it is the last
 * of them that counts, in the order in which MongoDB takes them: by kind, then by path, then as they are written.
 * @returns a function of a document the filter matches; `undefined` when no array took part
 */
export function compilePosition(
  filter: Document,
  options: FilterOptions = {},
): (doc: Document) => number | undefined {
  const conditions = conditionsOf(filter, options);
  conditions.sort((a, b) => a.kind - b.kind || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return (doc) => {
    for (const { find } of conditions.toReversed()) {
      const position = find(doc);
      if (position !== undefined) return position;
    }
    return undefined;
  };
}

interface Condition {
  /** Where its kind stands in `kinds`. */
  readonly kind: number;
  readonly path: string;
  readonly find: (doc: Document) => number | undefined;
}

/** Conditions in the order in which MongoDB takes them; those not named here match no single element. */
const kinds = ["$or", "$elemMatch", "$eq", "$lte", "$lt", "$gt", "$gte", "$regex", "$mod", "$in", "$type"];

function conditionsOf(filter: Document, options: FilterOptions): Condition[] {
  return Object.keys(filter).flatMap((name): Condition[] => {
    const condition = filter[name];
    if (name === "$and" && Array.isArray(condition))
      return condition.filter(isDocument).flatMap((part) => conditionsOf(part, options));
    if (name === "$or" && Array.isArray(condition))
      return [{ kind: 0, path: "", find: firstBranch(condition.filter(isDocument), options) }];
    return name.startsWith("$") ? [] : onPath(name, condition, options);
  });
}

/** Of an `$or` the first branch that is met. */
function firstBranch(branches: readonly Document[], options: FilterOptions): Condition["find"] {
  const compiled = branches.map((branch) => ({
    matches: compileFilter(branch, options),
    find: compilePosition(branch, options),
  }));
  return (doc) => compiled.find(({ matches }) => matches(doc))?.find(doc);
}

function onPath(path: string, condition: unknown, options: FilterOptions): Condition[] {
  if (!isOperatorDocument(condition)) {
    const kind = kinds.indexOf(condition instanceof BSONRegExp ? "$regex" : "$eq");
    return [{ kind, path, find: finderOn(path, condition, options) }];
  }
  return Object.keys(condition).flatMap((operator): Condition[] => {
    const operand = condition[operator];
    // All of a list are so many conditions of equality.
    if (operator === "$all" && Array.isArray(operand))
      return operand.flatMap((item: unknown) => onPath(path, item, options));
    const kind = kinds.indexOf(operator);
    if (kind < 0) return [];
    const given =
      operator === "$regex" && condition.$options !== undefined
        ? documentOf([
            ["$regex", operand],
            ["$options", condition.$options],
          ])
        : documentOf([[operator, operand]]);
    return [{ kind, path, find: finderOn(path, given, options) }];
  });
}

function finderOn(path: string, condition: unknown, options: FilterOptions): Condition["find"] {
  const parts = splitPath(path);
  const matches = compileFilter(documentOf([[path, condition]]), options);
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
