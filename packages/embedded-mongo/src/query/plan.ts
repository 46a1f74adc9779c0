import {
  type Bounds,
  type Collation,
  type Document,
  directionsOf,
  documentOf,
  equalValues,
  filterBounds,
  getField,
  intersectBounds,
  isDocument,
  isNumeric,
  MongoError,
  parseSort,
  type SortField,
  type TextBounds,
  toNumber,
} from "../engine/index.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import type { KeyRange } from "../storage/view.ts";
import { combine } from "./key-ranges.ts";
import { impliesPartial } from "./partial.ts";

/** How candidates for a query are found. The filter is applied to them afterwards in any case. */
export type Plan =
  | { readonly kind: "none" }
  | { readonly kind: "collection"; readonly reverse: boolean; readonly sorted: boolean }
  | {
      /** The branches of an `$or`, each by an index of its own; a record that several find comes once. */
      readonly kind: "union";
      readonly plans: readonly Plan[];
      readonly sorted: boolean;
    }
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

/**
 * Chooses how to find the candidates: most fields by equality, then a range, then a sort that needs no sorting.
 * @throws MongoError BadValue (2) for a hint that names no index
 */
export function planQuery(collection: CollectionInfo | undefined, request: PlanRequest): Plan {
  return bestPlan(collection, request).plan;
}

/** A plan, and how much it promises compared with others. */
interface Scored {
  readonly plan: Plan;
  readonly score: number;
}

function bestPlan(collection: CollectionInfo | undefined, request: PlanRequest): Scored {
  const natural = naturalDirection(request.hint) ?? naturalDirection(request.sort);
  if (collection === undefined) return { plan: { kind: "none" }, score: 0 };
  if (natural !== undefined) {
    const sorted = naturalDirection(request.sort) !== undefined;
    return { plan: { kind: "collection", reverse: natural < 0, sorted }, score: 0 };
  }
  const sort = request.sort === undefined ? [] : parseSort(request.sort);
  const unsorted: Plan = { kind: "collection", reverse: false, sorted: sort.length === 0 };
  const boundsFor = boundsByTexts(request);
  if (request.hint !== undefined) {
    const index = hinted(collection, request.hint);
    const plan =
      candidate(index, boundsFor(index), sort, request)?.plan ?? wholeIndex(index, sort, request.collation);
    return { plan, score: 0 };
  }
  let best: Scored = { plan: unsorted, score: sort.length === 0 ? 1 : 0 };
  for (const index of collection.indexes) {
    if (index.hidden || index.building) continue;
    if (
      index.partialFilterExpression !== undefined &&
      !impliesPartial(request.filter, index.partialFilterExpression, textsOf(index, request.collation))
    )
      continue;
    const found = candidate(index, boundsFor(index), sort, request);
    if (found !== undefined && found.score > best.score) best = found;
  }
  const union = unionPlan(collection, request, sort.length === 0);
  return union !== undefined && union.score > best.score ? union : best;
}

/** A plan by the branches of the filter's first `$or`, when each of them, with the rest of the filter, has an index. */
function unionPlan(collection: CollectionInfo, request: PlanRequest, sorted: boolean): Scored | undefined {
  const branches = firstOr(request.filter);
  if (branches === undefined || branches.length > mostBranches) return undefined;
  const rest = withoutOr(request.filter);
  const plans: Plan[] = [];
  let score = Number.POSITIVE_INFINITY;
  for (const branch of branches) {
    if (!isDocument(branch)) return undefined;
    const filter = { $and: [rest, branch] };
    const { plan, score: own } = bestPlan(collection, { filter, collation: request.collation });
    if (plan.kind !== "union" && (plan.kind !== "index" || plan.bounded === 0)) return undefined;
    plans.push(plan);
    score = Math.min(score, own);
  }
  return { plan: { kind: "union", plans, sorted }, score };
}

/** Beyond so many branches a scan of the collection is taken. */
const mostBranches = 200;

function firstOr(filter: Document): readonly unknown[] | undefined {
  const { $or, $and } = filter;
  if (Array.isArray($or)) return $or;
  if (!Array.isArray($and)) return undefined;
  for (const part of $and) {
    const found = isDocument(part) ? firstOr(part) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutOr(filter: Document): Document {
  const kept = Object.keys(filter).filter((name) => name !== "$or");
  return documentOf(
    kept.map((name) => {
      const part = filter[name];
      if (name !== "$and" || !Array.isArray(part)) return [name, part];
      return [name, part.map((one: unknown) => (isDocument(one) ? withoutOr(one) : one))];
    }),
  );
}

/** The bounds of the request's filter for an index, read once for all indexes that treat texts alike. */
function boundsByTexts(request: PlanRequest): (index: IndexInfo) => ReadonlyMap<string, readonly Bounds[]> {
  const known = new Map<unknown, ReadonlyMap<string, readonly Bounds[]>>();
  return (index) => {
    const key = index.classes;
    const found = known.get(key) ?? filterBounds(request.filter, textsOf(index, request.collation));
    known.set(key, found);
    return found;
  };
}

function textsOf({ classes }: IndexInfo, collation: Collation | undefined): TextBounds {
  if (classes === undefined) return collation === undefined ? "all" : "expressions";
  if (collation?.spec.key !== classes.collation.spec.key) return "none";
  // A text of no class that was ever indexed stands for itself, and is not found.
  return {
    fold: (value) => classes.fold(value, (text) => classes.find(text) ?? text),
    beside: (operator, text) => classes.beside(operator, text, mostTexts),
  };
}

/** Beyond so many different texts a range of texts under a collation is not taken apart into them. */
const mostTexts = 1000;

function candidate(
  index: IndexInfo,
  bounds: ReadonlyMap<string, readonly Bounds[]>,
  sort: readonly SortField[],
  request: PlanRequest,
): Scored | undefined {
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
  if (index.classes !== undefined) return undefined;
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
    ({ name, key, building }) =>
      !building &&
      (name === hint ||
        (isDocument(hint) && Object.keys(hint).join() === Object.keys(key).join() && equalValues(hint, key))),
  );
  if (index !== undefined) return index;
  throw new MongoError(
    "BadValue",
    "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
  );
}
