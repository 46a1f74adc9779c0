import {
  type Bounds,
  type Collation,
  directionsOf,
  intersectBounds,
  type SortField,
} from "../engine/index.ts";
import type { IndexInfo } from "../storage/catalog-types.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import { combine } from "./key-ranges.ts";
import type { Plan, PlanRequest, Scored } from "./plan-types.ts";

/** Beyond so many branches a scan of the collection is taken, and no order is made by merging. */
export const mostBranches = 200;

/** How an index can serve a query; undefined where it cannot at all. */
export function candidate(
  index: IndexInfo,
  bounds: ReadonlyMap<string, readonly Bounds[]>,
  sort: readonly SortField[],
  request: PlanRequest,
): Scored | undefined {
  const paths = Object.keys(index.key);
  const used = usedBounds(index, bounds);
  if (index.sparse && !used.some((one) => !one.matchesMissing)) return undefined;
  const { prefixes, equalities, ranges } = combine(index, used, directionsOf(index.key));
  const points = leadingPoints(used);
  const wholeKey = equalities === paths.length && index.unique;
  // Where keys are kept by their beginning, a point may be met by others.
  const isSingle =
    wholeKey && request.collation === undefined && !(index.multikey && index.arrays === undefined);
  const order = sortDirection(index, sort, prefixes === 1 ? points : 0, request.collation);
  // Each of several points gives the order by itself, or is one document at most.
  const merged =
    order === undefined && prefixes > 1 && prefixes <= mostBranches && ranges.length === prefixes
      ? (sortDirection(index, sort, points, request.collation) ??
        (isSingle && sort.length > 0 ? 1 : undefined))
      : undefined;
  const sorted =
    sort.length === 0 ||
    ranges.length === 0 ||
    order !== undefined ||
    merged !== undefined ||
    (isSingle && prefixes === 1);
  if (used.length === 0 && (order === undefined || sort.length === 0)) return undefined;
  const reverse = (order ?? merged) === -1;
  const ordered = (reverse ? [...ranges].reverse() : ranges).map((range) => ({ ...range, reverse }));
  const planOf = (some: typeof ordered): Plan => ({
    kind: "index",
    index,
    ranges: some,
    reverse,
    sorted,
    bounded: used.length,
  });
  const plan: Plan =
    merged === undefined || request.sort === undefined
      ? planOf(ordered)
      : { kind: "union", plans: ordered.map((range) => planOf([range])), sorted, merge: request.sort };
  const score =
    (wholeKey ? 1000 : 0) +
    equalities * 20 +
    (used.length - equalities) * 8 +
    (sorted && sort.length > 0 ? 12 : 0) +
    1 / (1 + paths.length);
  return { plan, score, isSingle: isSingle && prefixes === 1 };
}

/**
 * The bounds of the first fields of an index: points, and the first range after them. Fields that go through one array may
 * be met by different elements of it, so that only one of them bounds; where it is not known which do, only the first field.
 */
function usedBounds(index: IndexInfo, bounds: ReadonlyMap<string, readonly Bounds[]>): Bounds[] {
  const used: Bounds[] = [];
  let isArrayMet = false;
  for (const path of Object.keys(index.key)) {
    const all = bounds.get(path) ?? [];
    if (all.length === 0) break;
    const isArray = fansOut(index, path);
    if (isArray && isArrayMet) break;
    isArrayMet ||= isArray;
    const own = isArray ? mostSelective(all) : intersectBounds(all);
    used.push(own);
    if (!isPoints(own) || (index.multikey && index.arrays === undefined)) break;
  }
  return used;
}

/** Whether a document may have several keys by this path of the index. */
function fansOut(index: IndexInfo, path: string): boolean {
  return index.multikey && (index.arrays?.includes(path) ?? true);
}

/** Of several bounds on one path, points rather than ranges, and few rather than many. */
function mostSelective(all: readonly Bounds[]): Bounds {
  const rank = (one: Bounds): number => (isPoints(one) ? one.intervals.length : 1e6);
  return all.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

function isPoints({ intervals }: Bounds): boolean {
  return intervals.every((interval) => interval.point !== null);
}

/** How many first fields are bounded by points alone. */
function leadingPoints(used: readonly Bounds[]): number {
  const at = used.findIndex((one) => !isPoints(one));
  return at < 0 ? used.length : at;
}

/**
 * 1 or -1 when scanning the index that way gives the order of the sort.
 * @param fixed how many first fields have one single value in all that is scanned: they do not disturb an order
 */
function sortDirection(
  index: IndexInfo,
  sort: readonly SortField[],
  fixed: number,
  collation: Collation | undefined,
): 1 | -1 | undefined {
  if (sort.length === 0 || collation !== undefined || index.sparse) return undefined;
  if (index.classes !== undefined || sort.some(({ path }) => fansOut(index, path))) return undefined;
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

/** The plan that reads an index from one end to the other. */
export function wholeIndex(
  index: IndexInfo,
  sort: readonly SortField[],
  collation: Collation | undefined,
): Plan {
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
