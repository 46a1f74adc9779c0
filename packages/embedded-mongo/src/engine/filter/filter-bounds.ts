import { BSONRegExp } from "bson";
import { type Document, isArrayIndex, isDocument, splitPath } from "../document.ts";
import { encodeKey } from "../key-encoding.ts";
import { isNumeric, toNumber } from "../numbers.ts";
import { rank, rankOf } from "../value-types.ts";
import { regexPrefix } from "./regex.ts";
import { isOperatorDocument } from "./target.ts";

/** Keys of one index component from `start` (in) to `end` (out), as bytes of `encodeKey([value], [1])`. */
export interface Interval {
  readonly start: Buffer;
  readonly end: Buffer;
  /** The one value all keys in it have, when it is a single point. */
  readonly point: { readonly value: unknown } | null;
}

/**
 * One condition on a path as an index can serve it: every matching document has, for that path, at least one key in
 * one of the intervals (sorted, disjoint). Always a superset: the filter itself must still be applied.
 */
export interface Bounds {
  readonly intervals: readonly Interval[];
  /** Whether a document without the path may match, so that a sparse index must not be used. */
  readonly matchesMissing: boolean;
}

/**
 * What conditions on texts may give bounds: all, when texts compare by bytes in query and index; expressions alone,
 * when only the query has a collation (which they do not heed); points folded as the index folds them, when both have
 * the same; none, when the index has one the query has not.
 */
export type TextBounds =
  | "all"
  | "expressions"
  | "none"
  | {
      /** A value with each text in it replaced by what stands for it in the index. */
      readonly fold: (value: unknown) => unknown;
      /** The texts the index has on one side of a text, as they stand in it; `undefined` when they are too many. */
      readonly beside: (operator: string, text: string) => readonly string[] | undefined;
    };

/**
 * Reads from a filter which index ranges can serve it, by path. Several bounds of one path each hold on their own: on
 * an index that is not multikey all may be intersected (`intersectBounds`), on a multikey one only one may be used,
 * and only for the first field of the index (other fields may be met by other array elements).
 * Conditions under `$or`, `$nor`, `$not` and paths with array indices give no bounds.
 */
export function filterBounds(filter: Document, texts: TextBounds = "all"): Map<string, Bounds[]> {
  const found = new Map<string, Bounds[]>();
  collect(filter, texts, found);
  return found;
}

/** The bounds of one value that is no array and holds no text. */
export function pointBounds(value: unknown): Bounds {
  return { intervals: [pointOf(value)], matchesMissing: false };
}

/** What lies in all of the bounds: for an index that is not multikey. */
export function intersectBounds(all: readonly Bounds[]): Bounds {
  return all.reduce((a, b) => ({
    intervals: a.intervals.flatMap((left) => b.intervals.flatMap((right) => overlap(left, right))),
    matchesMissing: a.matchesMissing && b.matchesMissing,
  }));
}

/** The same interval for a component that the index keeps in descending order. */
export function reverseInterval({ start, end, point }: Interval): Interval {
  return { start: successor(inverted(end)), end: successor(inverted(start)), point };
}

/** The first byte string after all that begin with this one (which must not be all FF). */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  const next = Buffer.from(prefix.subarray(0, length));
  if (length > 0) next[length - 1] = (next[length - 1] ?? 0) + 1;
  return next;
}

function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}

function overlap(a: Interval, b: Interval): Interval[] {
  const start = Buffer.compare(a.start, b.start) >= 0 ? a.start : b.start;
  const end = Buffer.compare(a.end, b.end) <= 0 ? a.end : b.end;
  return Buffer.compare(start, end) < 0 ? [{ start, end, point: a.point ?? b.point }] : [];
}

function collect(filter: Document, texts: TextBounds, found: Map<string, Bounds[]>): void {
  for (const path of Object.keys(filter)) {
    const condition = filter[path];
    if (path === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) collect(part, texts, found);
    }
    if (path.startsWith("$") || splitPath(path).some(isArrayIndex)) continue;
    if (isOperatorDocument(condition) && isDocument(condition.$elemMatch)) {
      collectElement(path, condition.$elemMatch, texts, found);
    }
    const bounds = boundsOf(condition, texts);
    if (bounds.length > 0) found.set(path, [...(found.get(path) ?? []), ...bounds]);
  }
}

/** What one array element must meet, one of the array's keys meets. */
function collectElement(
  path: string,
  condition: Document,
  texts: TextBounds,
  found: Map<string, Bounds[]>,
): void {
  if (isOperatorDocument(condition)) {
    const direct = Object.keys(condition).every((name) =>
      ["$eq", "$in", "$gt", "$gte", "$lt", "$lte"].includes(name),
    );
    if (direct) found.set(path, [...(found.get(path) ?? []), ...boundsOf(condition, texts)]);
    return;
  }
  const inner = new Map<string, Bounds[]>();
  collect(condition, texts, inner);
  for (const [name, bounds] of inner) {
    found.set(`${path}.${name}`, [...(found.get(`${path}.${name}`) ?? []), ...bounds]);
  }
}

function boundsOf(condition: unknown, texts: TextBounds): Bounds[] {
  if (condition instanceof BSONRegExp) return regexBounds(condition, condition.options, texts);
  if (!isOperatorDocument(condition)) return pointsOf([condition], texts);
  return Object.keys(condition).flatMap((operator) => {
    const operand = condition[operator];
    switch (operator) {
      case "$eq":
        return pointsOf([operand], texts);
      case "$in":
        return Array.isArray(operand) && !operand.some((item) => item instanceof BSONRegExp)
          ? pointsOf(operand, texts)
          : [];
      case "$gt":
      case "$gte":
      case "$lt":
      case "$lte":
        return rangeOf(operator, operand, texts);
      case "$exists":
        return operand === false ? pointsOf([null], "all") : [];
      case "$regex": {
        const options = condition.$options;
        return regexBounds(operand, typeof options === "string" ? options : "", texts);
      }
      default:
        return [];
    }
  });
}

function pointsOf(given: readonly unknown[], texts: TextBounds): Bounds[] {
  if ((texts === "expressions" || texts === "none") && given.some(holdsText)) return [];
  const values = typeof texts === "string" ? given : given.map((value) => texts.fold(value));
  // An array equals a whole array or, inside another array, an element: its first element is a key either way.
  const keys = values.flatMap((value: unknown) => (Array.isArray(value) ? [value, value[0]] : [value]));
  const intervals = keys.map(pointOf);
  intervals.sort((a, b) => Buffer.compare(a.start, b.start));
  return [
    {
      intervals: intervals.filter(
        (item, index) => index === 0 || intervals[index - 1]?.start.equals(item.start) === false,
      ),
      matchesMissing: values.some((value) => value === null || value === undefined),
    },
  ];
}

function pointOf(value: unknown): Interval {
  const start = encodeKey([value], [1]);
  return { start, end: successor(start), point: { value } };
}

function rangeOf(operator: "$gt" | "$gte" | "$lt" | "$lte", operand: unknown, texts: TextBounds): Bounds[] {
  const kind = rankOf(operand);
  if (typeof texts === "object" && typeof operand === "string") {
    const found = texts.beside(operator, operand);
    return found === undefined ? [] : pointsOf(found, "all");
  }
  const open: number[] = [rank.minKey, rank.maxKey, rank.array, rank.regex];
  if (open.includes(kind) || (texts !== "all" && holdsText(operand))) return [];
  if (kind === rank.null || kind === rank.missing)
    return operator.endsWith("e") ? pointsOf([null], "all") : [];
  if (isNumeric(operand) && Number.isNaN(toNumber(operand)))
    return operator.endsWith("e") ? pointsOf([operand], "all") : [];
  const key = encodeKey([operand], [1]);
  const upper = operator.startsWith("$l");
  // NaN, below all numbers, is less than none of them.
  const least = isNumeric(operand) ? encodeKey([Number.NEGATIVE_INFINITY], [1]) : Buffer.of(kind);
  const start = upper ? least : operator === "$gt" ? successor(key) : key;
  const end = upper ? (operator === "$lt" ? key : successor(key)) : Buffer.of(kind + 1);
  return [{ intervals: [{ start, end, point: null }], matchesMissing: false }];
}

function regexBounds(operand: unknown, options: string, kind: TextBounds): Bounds[] {
  if (kind !== "all" && kind !== "expressions") return [];
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand;
  const own = operand instanceof BSONRegExp ? operand.options : "";
  const prefix = typeof pattern === "string" ? regexPrefix(pattern, own + options) : null;
  if (prefix === null) return [];
  const start = Buffer.concat([Buffer.of(rank.string), Buffer.from(prefix, "utf8")]);
  const texts: Interval = { start, end: successor(start), point: null };
  const same: Interval = { start: Buffer.of(rank.regex), end: Buffer.of(rank.regex + 1), point: null };
  return [{ intervals: [texts, same], matchesMissing: false }];
}

function holdsText(value: unknown): boolean {
  return [rank.string, rank.object, rank.array].some((kind) => kind === rankOf(value));
}
