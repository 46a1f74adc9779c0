import {
  type Bounds,
  type Collation,
  type Document,
  directionsOf,
  encodeKey,
  equalValues,
  filterBounds,
  getField,
  intersectBounds,
  isDocument,
  isNumeric,
  MongoError,
  parseSort,
  reverseInterval,
  type SortField,
  toNumber,
} from "../engine/index.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { afterPrefix, longestKey, tableEnd, tableKey, tableStart } from "../storage/keys.ts";
import type { KeyRange } from "../storage/view.ts";
import { impliesPartial } from "./partial.ts";

/** How candidates for a query are found. The filter is applied to them afterwards in any case. */
export type Plan =
  | { readonly kind: "none" }
  | { readonly kind: "collection"; readonly reverse: boolean; readonly sorted: boolean }
  | {
      readonly kind: "index";
      readonly index: IndexInfo;
      /** Disjoint, in the order of the scan. */
      readonly ranges: readonly KeyRange[];
      readonly reverse: boolean;
      /** Whether documents come in the order of the sort asked for. */
      readonly sorted: boolean;
      /** How many fields of the index are bounded, for explain. */
      readonly bounded: number;
    };

/** What is asked of a plan. */
export interface PlanRequest {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly collation?: Collation | undefined;
  /** An index's name or key pattern, or `{ $natural: ±1 }`. */
  readonly hint?: unknown;
}

/** Most ranges a plan may have: products of `$in` lists beyond are not multiplied out. */
const mostRanges = 2000;

/**
 * Chooses how to find the candidates: most fields by equality, then a range, then a sort that needs no sorting.
 * @throws MongoError BadValue (2) for a hint that names no index
 */
export function planQuery(collection: CollectionInfo | undefined, request: PlanRequest): Plan {
  const natural = naturalDirection(request.hint) ?? naturalDirection(request.sort);
  if (collection === undefined) return { kind: "none" };
  if (natural !== undefined)
    return { kind: "collection", reverse: natural < 0, sorted: naturalDirection(request.sort) !== undefined };
  const sort = request.sort === undefined ? [] : parseSort(request.sort);
  const unsorted: Plan = { kind: "collection", reverse: false, sorted: sort.length === 0 };
  const bounds = filterBounds(request.filter, request.collation);
  if (request.hint !== undefined) {
    const index = hinted(collection, request.hint);
    return candidate(index, bounds, sort, request)?.plan ?? wholeIndex(index, sort, request.collation);
  }
  let best: { plan: Plan; score: number } = { plan: unsorted, score: sort.length === 0 ? 1 : 0 };
  for (const index of collection.indexes) {
    if (index.hidden) continue;
    if (
      index.partialFilterExpression !== undefined &&
      !impliesPartial(request.filter, index.partialFilterExpression)
    )
      continue;
    const found = candidate(index, bounds, sort, request);
    if (found !== undefined && found.score > best.score) best = found;
  }
  return best.plan;
}

function candidate(
  index: IndexInfo,
  bounds: ReadonlyMap<string, readonly Bounds[]>,
  sort: readonly SortField[],
  request: PlanRequest,
): { plan: Plan; score: number } | undefined {
  const paths = Object.keys(index.key);
  const directions = directionsOf(index.key);
  const used: Bounds[] = [];
  for (const path of paths) {
    const all = bounds.get(path) ?? [];
    const [first] = all;
    if (first === undefined) break;
    used.push(index.multikey ? mostSelective(all) : intersectBounds(all));
    // Other fields of a multikey index may be met by other elements of the array.
    if (index.multikey || !used.at(-1)?.intervals.every((interval) => interval.point !== null)) break;
  }
  if (index.sparse && !used.some((one) => !one.matchesMissing)) return undefined;
  const { prefixes, equalities, ranges } = combine(index, used, directions);
  const order = sortDirection(index, sort, singlePoints(used, prefixes), request.collation);
  const sorted = sort.length === 0 || order !== undefined;
  if (used.length === 0 && (order === undefined || sort.length === 0)) return undefined;
  const reverse = order === -1;
  const ordered = reverse ? [...ranges].reverse() : ranges;
  const wholeKey = equalities === paths.length && index.unique;
  return {
    plan: {
      kind: "index",
      index,
      ranges: ordered.map((range) => ({ ...range, reverse })),
      reverse,
      sorted,
      bounded: used.length,
    },
    score:
      (wholeKey ? 1000 : 0) +
      equalities * 20 +
      (used.length - equalities) * 8 +
      (sorted && sort.length > 0 ? 12 : 0) +
      1 / (1 + paths.length),
  };
}

/** Of several bounds on one path, points rather than ranges, and few rather than many. */
function mostSelective(all: readonly Bounds[]): Bounds {
  const rank = (one: Bounds): number =>
    one.intervals.every((interval) => interval.point !== null) ? one.intervals.length : 1e6;
  return all.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

/** Multiplies out the bounds of the fields: points make prefixes, the first range ends them. */
function combine(
  index: IndexInfo,
  used: readonly Bounds[],
  directions: readonly (1 | -1)[],
): { prefixes: number; equalities: number; ranges: { start: Buffer; end: Buffer }[] } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let equalities = 0;
  let ranges: { start: Buffer; end: Buffer }[] | undefined;
  for (const [at, { intervals }] of used.entries()) {
    if (prefixes.length * intervals.length > mostRanges) break;
    const direction = directions[at] ?? 1;
    if (intervals.every((interval) => interval.point !== null)) {
      prefixes = prefixes.flatMap((prefix) =>
        intervals.map((interval) => Buffer.concat([prefix, encodeKey([interval.point?.value], [direction])])),
      );
      equalities++;
      continue;
    }
    const oriented = direction === 1 ? intervals : intervals.map(reverseInterval);
    ranges = prefixes.flatMap((prefix) =>
      oriented.map(({ start, end }) => ({
        start: clipStart(index.table, Buffer.concat([prefix, start])),
        end: clipEnd(index.table, Buffer.concat([prefix, end])),
      })),
    );
    break;
  }
  ranges ??= prefixes.map((prefix) =>
    prefix.length === 0
      ? { start: tableStart(index.table), end: tableEnd(index.table) }
      : { start: clipStart(index.table, prefix), end: afterPrefix(index.table, clip(prefix)) },
  );
  ranges.sort((a, b) => Buffer.compare(a.start, b.start));
  return { prefixes: prefixes.length, equalities, ranges: merge(ranges) };
}

function merge(sorted: readonly { start: Buffer; end: Buffer }[]): { start: Buffer; end: Buffer }[] {
  const merged: { start: Buffer; end: Buffer }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && Buffer.compare(range.start, last.end) < 0) {
      if (Buffer.compare(range.end, last.end) > 0) last.end = range.end;
    } else merged.push({ ...range });
  }
  return merged;
}

// Keys too long for the store are kept by their beginning and a digest: bounds on them widen to the beginning.
const sureBytes = longestKey - 32;

function clip(key: Buffer): Buffer {
  return key.length > sureBytes ? key.subarray(0, sureBytes) : key;
}

function clipStart(table: number, key: Buffer): Buffer {
  return tableKey(table, clip(key));
}

function clipEnd(table: number, key: Buffer): Buffer {
  return key.length > sureBytes ? afterPrefix(table, clip(key)) : tableKey(table, key);
}

/** How many first fields have one single value in all candidates: they do not disturb an order. */
function singlePoints(used: readonly Bounds[], prefixes: number): number {
  if (prefixes !== 1) return 0;
  const at = used.findIndex(({ intervals }) => intervals.length !== 1 || intervals[0]?.point === null);
  return at < 0 ? used.length : at;
}

/** 1 or -1 when scanning the index that way gives the order of the sort. */
function sortDirection(
  index: IndexInfo,
  sort: readonly SortField[],
  fixed: number,
  collation: Collation | undefined,
): 1 | -1 | undefined {
  if (sort.length === 0 || index.multikey || collation !== undefined || index.sparse) return undefined;
  const directions = directionsOf(index.key);
  const fields = Object.keys(index.key).map((path, at) => ({ path, direction: directions[at] ?? 1 }));
  const constant = new Set(fields.slice(0, fixed).map(({ path }) => path));
  const wanted = sort.filter(({ path }) => !constant.has(path));
  const free = fields.slice(fixed);
  let sign: number | undefined;
  for (const [at, { path, direction }] of wanted.entries()) {
    const field = free[at];
    if (field?.path !== path) return undefined;
    const one = field.direction * direction;
    if (sign !== undefined && sign !== one) return undefined;
    sign = one;
  }
  return sign === -1 ? -1 : 1;
}

function wholeIndex(index: IndexInfo, sort: readonly SortField[], collation: Collation | undefined): Plan {
  const order = sortDirection(index, sort, 0, collation);
  const reverse = order === -1;
  return {
    kind: "index",
    index,
    ranges: [{ start: tableStart(index.table), end: tableEnd(index.table), reverse }],
    reverse,
    sorted: sort.length === 0 || order !== undefined,
    bounded: 0,
  };
}

function naturalDirection(spec: unknown): number | undefined {
  if (!isDocument(spec)) return undefined;
  const direction = getField(spec, "$natural");
  return isNumeric(direction) ? toNumber(direction) : undefined;
}

function hinted(collection: CollectionInfo, hint: unknown): IndexInfo {
  const index = collection.indexes.find(
    ({ name, key }) =>
      name === hint ||
      (isDocument(hint) && Object.keys(hint).join() === Object.keys(key).join() && equalValues(hint, key)),
  );
  if (index !== undefined) return index;
  throw new MongoError(
    "BadValue",
    "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
  );
}
