import {
  compileFilter,
  compilePipeline,
  compileProjection,
  type Document,
  encode,
  type Fields,
  fieldsOfFilter,
  fieldsOfPaths,
  joinFields,
  pause,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import type { View } from "../storage/view.ts";
import { type PlanRequest, planQuery } from "./plan.ts";
import type { QueryOptions } from "./query-options.ts";
import { pacedScan, type Row, type ScanOptions } from "./scan.ts";

/** A find, read from its command. */
export interface FindRequest extends PlanRequest {
  readonly projection?: Document | undefined;
  readonly skip: number;
  /** 0 for no limit. */
  readonly limit: number;
  readonly options: QueryOptions;
}

/**
 * The documents of a find as BSON, found one by one where no sorting is needed; `null` wherever others should have
 * their turn.
 */
export function* find(
  view: View,
  collection: CollectionInfo | undefined,
  request: FindRequest,
  scanOptions: ScanOptions,
): IterableIterator<Buffer | null> {
  const { filter, skip, limit, options } = request;
  const project =
    request.projection === undefined || Object.keys(request.projection).length === 0
      ? undefined
      : compileProjection(request.projection, { ...options, filter });
  const plan = planQuery(collection, request);
  // Whole documents go out as the bytes they are.
  const fields = project === undefined ? neededFor(request) : undefined;
  const rows = pacedScan(view, collection, plan, compileFilter(filter, options), { ...scanOptions, fields });
  const sorted = plan.kind === "none" || plan.sorted ? rows : sortRows(rows, request);
  let toSkip = skip;
  let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  if (left === 0) return;
  for (const row of sorted) {
    if (row === null) {
      yield null;
      continue;
    }
    const { doc, bytes } = row;
    if (toSkip > 0) {
      toSkip--;
      continue;
    }
    yield project === undefined ? bytes : encode(project(doc));
    if (--left <= 0) return;
  }
}

function neededFor({ filter, sort = {} }: FindRequest): Fields {
  return joinFields(fieldsOfFilter(filter), fieldsOfPaths(Object.keys(sort)));
}

/** Rows in the order of the sort, no more than skip and limit can let through. */
function* sortRows(
  rows: Iterable<Row | null>,
  { sort, skip, limit, options }: FindRequest,
): Iterable<Row | null> {
  // Rows the sort has dropped are dropped here, too.
  const byDocument = new WeakMap<Document, Row>();
  function* documents(): Iterable<Document> {
    for (const row of rows) {
      if (row !== null) byDocument.set(row.doc, row);
      yield row?.doc ?? pause;
    }
  }
  const stages: Document[] = [{ $sort: sort ?? {} }];
  if (limit > 0) stages.push({ $limit: skip + limit });
  for (const doc of compilePipeline(stages, { ...options, vars: undefined }).run(documents())) {
    const row = doc === pause ? null : byDocument.get(doc);
    if (row !== undefined) yield row;
  }
}
