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
  layDown,
  pointBounds,
  testEqual,
  turnClock,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import type { View } from "../storage/view.ts";
import { combine } from "./key-ranges.ts";
import { planQuery } from "./plan.ts";
import type { Plan } from "./plan-types.ts";
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
  let table: Table | undefined;
  let isMade = false;
  /** Whether it is too large to be kept: the index it is, to the end. */
  let isTooLarge = false;
  let found = 0;
  let enough = leastFound;
  // What is laid down comes here again with the same value.
  const fromTable = (value: unknown, most: number): Iterable<Document> | undefined => {
    table ??= new Table(view, collection, join);
    isTooLarge = false;
    isMade ||= table.make(most);
    isTooLarge = !isMade;
    return isMade ? table.find(value) : undefined;
  };
  return (value) => {
    if (isMade && table !== undefined) return table.find(value);
    const indexed = byIndex(value);
    if (indexed === undefined) {
      // There is no other way, however large it is.
      if (isTooLarge) table = undefined;
      return fromTable(value, Number.POSITIVE_INFINITY) ?? [];
    }
    if (isTooLarge || ++found < enough) return indexed;
    enough = view.count(allOf(collection)) / scannedWhileOneIsFound;
    if (found < enough) return indexed;
    return fromTable(value, mostBytes) ?? indexed;
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

/** Makes a table of all records, reading of each at first only what is needed; it may be laid down meanwhile. */
class Table {
  readonly #records: Iterator<{ readonly value: Buffer }>;
  readonly #keysOf: (doc: Document) => Iterable<string>;
  readonly #read: (bytes: Buffer) => Document;
  readonly #join: Join;
  readonly #rows = new Map<string, Kept[]>();
  #bytes = 0;

  constructor(view: View, collection: CollectionInfo, join: Join) {
    this.#records = view.range(allOf(collection))[Symbol.iterator]();
    this.#keysOf = joinKeys(join.path, join.options.collation);
    this.#read = reader(join.path, join.wanted ?? new Set());
    this.#join = join;
  }

  /** @returns whether it could be made: not where the records are larger than `most` */
  make(most: number): boolean {
    const due = turnClock();
    for (;;) {
      if (due()) layDown();
      const next = this.#records.next();
      if (next.done === true) return true;
      const { value: bytes } = next.value;
      this.#bytes += bytes.length;
      if (this.#bytes > most) return false;
      const doc = this.#read(bytes);
      const kept: Kept = { bytes: this.#join.wanted === undefined ? bytes : undefined, doc };
      for (const key of this.#keysOf(doc)) {
        const list = this.#rows.get(key);
        if (list === undefined) this.#rows.set(key, [kept]);
        else list.push(kept);
      }
    }
  }

  *find(value: unknown): Iterable<Document> {
    const key = hashValue(value, this.#join.options.collation);
    for (const kept of this.#rows.get(key) ?? []) yield this.#documentOf(kept);
  }

  #documentOf(kept: Kept): Document {
    if (kept.bytes === undefined) return kept.doc;
    // What is asked for again and again is read once, if not all would be more than may be kept.
    if (this.#bytes > mostBytes) return decode(kept.bytes);
    kept.doc = decode(kept.bytes);
    kept.bytes = undefined;
    return kept.doc;
  }
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
