import { ObjectId } from "bson";
import {
  compilePath,
  type Document,
  decode,
  directionsOf,
  type EqualFinder,
  type Fields,
  fieldsDecoder,
  fieldsOfPaths,
  hashValue,
  hasNullKey,
  joinFields,
  joinKeys,
  pointBounds,
  testEqual,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import type { View } from "../storage/view.ts";
import { combine } from "./key-ranges.ts";
import { type Plan, planQuery } from "./plan.ts";
import type { QueryOptions } from "./query-options.ts";
import { candidates } from "./scan.ts";

/** A record takes about as long to be read in a scan as so many to be found one by one by an index. */
const scannedWhileOneIsFound = 10;
/** So many are found by the index before it is asked how many records there are. */
const leastFound = 256;
/** Most bytes of records kept for a join that has an index, and of those decoded already. */
const mostBytes = 32 * 1024 * 1024;

/** What is joined. */
interface Join {
  readonly path: string;
  /** The fields of the documents found that somebody looks at. */
  readonly wanted: Fields;
  readonly options: QueryOptions;
}

/**
 * Finds documents with a value at a path, value after value: by an index as long as few are asked for; where there is
 * none, or when it has been asked so often that one pass over all is cheaper, by a table of the records in memory.
 */
export function findEqual(view: View, collection: CollectionInfo | undefined, join: Join): EqualFinder {
  if (collection === undefined) return () => [];
  const byIndex = indexFinder(view, collection, join);
  let table: EqualFinder | undefined;
  let found = 0;
  let enough = leastFound;
  return (value) => {
    if (table !== undefined) return table(value);
    const indexed = byIndex(value);
    if (indexed === undefined) {
      table = tableFinder(view, collection, join, Number.POSITIVE_INFINITY);
      return table?.(value) ?? [];
    }
    if (++found < enough) return indexed;
    enough = view.count(allOf(collection)) / scannedWhileOneIsFound;
    if (found < enough) return indexed;
    table = tableFinder(view, collection, join, mostBytes);
    // Too large to be kept: the index it is, to the end.
    if (table === undefined) enough = Number.POSITIVE_INFINITY;
    return table?.(value) ?? indexed;
  };
}

/** @returns `undefined` for a value for which there is no index */
function indexFinder(
  view: View,
  collection: CollectionInfo,
  { path, wanted, options }: Join,
): (value: unknown) => Iterable<Document> | undefined {
  const read = reader(path, wanted);
  const reach = compilePath(path, "expand");
  let point: ((value: unknown) => Plan) | undefined;
  return (value) => {
    const isPlain = isPlainPoint(value);
    const plan =
      isPlain && point !== undefined
        ? point(value)
        : planQuery(collection, { filter: { [path]: { $eq: value } }, collation: options.collation });
    if (plan.kind !== "index") return undefined;
    if (isPlain) point ??= pointPlans(plan);
    // A join by null finds what the index has under null: more than the filter does where arrays are on the way.
    if (value === null) return decodedMatches(view, collection, plan, read, (doc) => hasNullKey(doc, path));
    const test = testEqual(value, options.collation);
    return decodedMatches(view, collection, plan, read, (doc) => reach(doc, test));
  };
}

/** Reads what is wanted of a record, what it is joined by, and its `_id`. */
function reader(path: string, wanted: Fields): (bytes: Buffer) => Document {
  const fields = joinFields(wanted, fieldsOfPaths([path, "_id"]));
  return fields === undefined ? decode : fieldsDecoder(fields);
}

/** A record as its bytes, until it is asked for and read; where only parts of it are wanted these alone. */
interface Kept {
  bytes: Buffer | undefined;
  doc: Document;
}

/** Reads all records once, and of each at first only what is needed. @returns `undefined` when they are too large */
function tableFinder(
  view: View,
  collection: CollectionInfo,
  { path, wanted, options: { collation } }: Join,
  most: number,
): EqualFinder | undefined {
  const table = new Map<string, Kept[]>();
  const keysOf = joinKeys(path, collation);
  const read = reader(path, wanted ?? new Set());
  let total = 0;
  for (const { value: bytes } of view.range(allOf(collection))) {
    total += bytes.length;
    if (total > most) return undefined;
    const doc = read(bytes);
    const kept: Kept = { bytes: wanted === undefined ? bytes : undefined, doc };
    for (const key of keysOf(doc)) {
      const list = table.get(key);
      if (list === undefined) table.set(key, [kept]);
      else list.push(kept);
    }
  }
  const documentOf = (kept: Kept): Document => {
    if (kept.bytes === undefined) return kept.doc;
    // What is asked for again and again is read once, if not all would be more than may be kept.
    if (total > mostBytes) return decode(kept.bytes);
    kept.doc = decode(kept.bytes);
    kept.bytes = undefined;
    return kept.doc;
  };
  return (value) => (table.get(hashValue(value, collation)) ?? []).map(documentOf);
}

function allOf({ table }: CollectionInfo): { start: Buffer; end: Buffer } {
  return { start: tableStart(table), end: tableEnd(table) };
}

/** A value for which a plan is made like for any other of its like: one point of an index, no text to be folded. */
function isPlainPoint(value: unknown): boolean {
  return typeof value === "number" || value instanceof ObjectId;
}

/** Plans for other plain points by the index of this one; `undefined` where its choice hangs on the value. */
function pointPlans(plan: Plan): ((value: unknown) => Plan) | undefined {
  if (plan.kind !== "index" || plan.bounded !== 1 || plan.index.partialFilterExpression !== undefined)
    return undefined;
  const directions = directionsOf(plan.index.key);
  return (value) => ({ ...plan, ranges: combine(plan.index, [pointBounds(value)], directions).ranges });
}

function* decodedMatches(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  read: (bytes: Buffer) => Document,
  matches: (doc: Document) => boolean,
): Iterable<Document> {
  for (const { bytes } of candidates(view, collection, plan)) {
    const doc = read(bytes);
    if (matches(doc)) yield doc;
  }
}
