import {
  compileFilter,
  compileProjection,
  compileSortKeys,
  type Document,
  decode,
  encode,
  type Fields,
  fieldsOfFilter,
  fieldsOfPaths,
  holdsLoop,
  joinFields,
  SortedRuns,
  turnClock,
  unhurried,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { recordKey } from "../storage/keys.ts";
import type { View } from "../storage/view.ts";
import { planQuery } from "./plan.ts";
import type { PlanRequest } from "./plan-types.ts";
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
  const isSorted = collection === undefined || plan.kind === "none" || plan.sorted;
  const sorted = isSorted ? rows : sortRows(view, collection.table, rows, request, decode);
  const isSlow = holdsLoop(request.projection);
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
    yield project === undefined
      ? bytes
      : encode(isSlow ? yield* unhurried(null, () => project(doc)) : project(doc));
    if (--left <= 0) return;
  }
}

function neededFor({ filter, sort = {} }: FindRequest): Fields {
  return joinFields(fieldsOfFilter(filter), fieldsOfPaths(Object.keys(sort)));
}

/** Bytes of documents kept while they are sorted; of further ones only the sort keys, and they are read again. */
const mostSortedBytes = 32 * 1024 * 1024;

interface SortedRow {
  readonly recordId: number;
  readonly key: readonly unknown[];
  readonly kept: Row | undefined;
}

/** Rows in the order of the sort, no more than skip and limit can let through. */
function* sortRows(
  view: View,
  table: number,
  rows: Iterable<Row | null>,
  { sort, skip, limit, options }: FindRequest,
  read: (bytes: Buffer) => Document,
): Iterable<Row | null> {
  const { of, compare } = compileSortKeys(sort ?? {}, options.collation);
  const most = limit > 0 ? skip + limit : Number.POSITIVE_INFINITY;
  const sorted = new SortedRuns<SortedRow>((a, b) => compare(a.key, b.key), most);
  let bytesKept = 0;
  for (const row of rows) {
    if (row === null) {
      yield null;
      continue;
    }
    const { recordId, doc, bytes } = row;
    const keeps = view.isFixed !== true || bytesKept + bytes.length <= mostSortedBytes;
    if (keeps) bytesKept += bytes.length;
    sorted.add({ recordId, key: of(doc), kept: keeps ? row : undefined });
  }
  const due = turnClock();
  for (const { recordId, kept } of sorted.rows()) {
    if (due()) yield null;
    const bytes = kept?.bytes ?? view.get(recordKey(table, recordId));
    if (bytes !== undefined) yield kept ?? { recordId, bytes, doc: read(bytes) };
  }
}
