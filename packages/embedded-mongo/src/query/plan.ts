import {
  type Bounds,
  type Collation,
  type Document,
  documentOf,
  equalValues,
  filterBounds,
  getField,
  isDocument,
  isNumeric,
  MongoError,
  parseSort,
  type TextBounds,
  toNumber,
} from "../engine/index.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { candidate, mostBranches, wholeIndex } from "./index-plan.ts";
import { impliesPartial } from "./partial.ts";
import type { Plan, PlanRequest, Scored } from "./plan-types.ts";

/**
 * Chooses how to find the candidates: most fields by equality, then a range, then a sort that needs no sorting.
 * @throws MongoError BadValue (2) for a hint that names no index
 */
export function planQuery(collection: CollectionInfo | undefined, request: PlanRequest): Plan {
  return bestPlan(collection, request).plan;
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
    if (found?.isSingle === true) return found;
    if (found !== undefined && found.score > best.score) best = found;
  }
  const union = unionPlan(collection, request, sort.length > 0) ?? unionPlan(collection, request, false);
  return union !== undefined && union.score > best.score ? union : best;
}

/**
 * A plan by the branches of an `$or`, the most promising of the filter's, when each of its branches, with the rest of the filter, has an index; where
 * an order is asked for, an index that gives it.
 */
function unionPlan(collection: CollectionInfo, request: PlanRequest, inOrder: boolean): Scored | undefined {
  let best: Scored | undefined;
  for (const branches of orsOf(request.filter)) {
    const found = unionOf(branches, collection, request, inOrder);
    if (found !== undefined && (best === undefined || found.score > best.score)) best = found;
  }
  return best;
}

function unionOf(
  branches: readonly unknown[],
  collection: CollectionInfo,
  request: PlanRequest,
  inOrder: boolean,
): Scored | undefined {
  if (branches.length > mostBranches) return undefined;
  const { collation } = request;
  const sort = inOrder ? request.sort : undefined;
  const rest = withoutOr(request.filter);
  const plans: Plan[] = [];
  let score = Number.POSITIVE_INFINITY;
  for (const branch of branches) {
    if (!isDocument(branch)) return undefined;
    const { plan, score: own } = bestPlan(collection, { filter: { $and: [rest, branch] }, sort, collation });
    if (plan.kind !== "union" && (plan.kind !== "index" || plan.bounded === 0)) return undefined;
    if (sort !== undefined && !plan.sorted) return undefined;
    plans.push(plan);
    score = Math.min(score, own);
  }
  if (sort !== undefined) return { plan: { kind: "union", plans, sorted: true, merge: sort }, score };
  return { plan: { kind: "union", plans, sorted: parseSort(request.sort ?? {}).length === 0 }, score };
}

/** Each `$or` that all of the filter's documents meet. */
function orsOf(filter: Document): (readonly unknown[])[] {
  const { $or, $and } = filter;
  const inner = Array.isArray($and) ? $and.flatMap((part) => (isDocument(part) ? orsOf(part) : [])) : [];
  return Array.isArray($or) ? [$or, ...inner] : inner;
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
