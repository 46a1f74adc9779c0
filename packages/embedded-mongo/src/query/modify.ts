import { BSONRegExp, ObjectId, Timestamp } from "bson";
import type { Logger } from "pino";
import {
  type CompiledUpdate,
  compileFilter,
  compilePosition,
  compileUpdate,
  type Document,
  decode,
  documentOf,
  getField,
  isDocument,
  MongoError,
  type Predicate,
  sortDocuments,
  upsertDocument,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { ensureCollection } from "../storage/collections.ts";
import type { Deadline } from "../storage/deadline.ts";
import { recordKey } from "../storage/keys.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { Store } from "../storage/store.ts";
import { planQuery } from "./plan.ts";
import type { PlanRequest } from "./plan-types.ts";
import type { QueryOptions } from "./query-options.ts";
import { type Row, scan } from "./scan.ts";
import { checkValidator } from "./validator.ts";

/** Where writes go. */
export interface Target {
  readonly store: Store;
  readonly view: Overlay;
  readonly db: string;
  readonly name: string;
  readonly deadline: Deadline;
  readonly bypassValidation: boolean;
  readonly logger: Logger;
}

/** Which documents are meant: all a filter finds, or the first. */
export interface Search extends PlanRequest {
  readonly multi: boolean;
  /** Of several, no more than so many. */
  readonly most?: number | undefined;
  /**
   * What was found beforehand (`firstRecord`): a record, taken if it is still there and still matches, or that there was
   * none, which counts unless one is to be inserted then.
   */
  readonly found?: number | "none" | undefined;
  readonly options: QueryOptions;
}

/** An update as commands describe it. */
export interface UpdateRequest extends Search {
  readonly update: Document | readonly Document[];
  readonly arrayFilters: readonly Document[] | undefined;
  readonly upsert: boolean;
}

/** What an update did; `before` and `after` of the last document touched. */
export interface UpdateOutcome {
  readonly matched: number;
  readonly modified: number;
  /** The `_id` of a document that was inserted. */
  readonly upserted: { readonly id: unknown } | undefined;
  readonly before: Document | undefined;
  readonly after: Document | undefined;
}

/**
 * Inserts one document, with an `_id` if it has none.
 * @returns the document as stored
 * @throws MongoError DuplicateKey (11000), DocumentValidationFailure (121), InvalidIdField (53), BSONObjectTooLarge
 */
export function insertOne(target: Target, given: Document): Document {
  const { store, view, db, name } = target;
  const collection = ensureCollection(store.catalog, view, db, name);
  const doc = stamped(withId(given), store);
  if (!target.bypassValidation) checkValidator(collection, doc, target);
  store.documents.insert(view, collection, store.newRecordId(view, collection), doc);
  return doc;
}

/** An update read once, for one document or many. */
export interface PreparedUpdate {
  readonly matches: Predicate;
  readonly update: CompiledUpdate;
  readonly position: ((doc: Document) => number | undefined) | undefined;
}

/** @throws MongoError FailedToParse (9) for a whole document as update of many, and the errors of filter and update */
export function prepareUpdate(request: UpdateRequest): PreparedUpdate {
  const { filter, options, multi, arrayFilters } = request;
  const update = compileUpdate(request.update, { ...options, arrayFilters });
  if (multi && update.kind === "replacement")
    throw new MongoError("FailedToParse", "multi update is not supported for replacement-style update");
  if (multi && request.sort !== undefined)
    throw new MongoError("FailedToParse", "Cannot specify sort with multi=true");
  return {
    matches: compileFilter(filter, options),
    update,
    position: update.positional ? compilePosition(filter, options) : undefined,
  };
}

/** Updates the documents a filter finds, or inserts one. */
export function updateMatching(target: Target, request: UpdateRequest): UpdateOutcome {
  const { store, view, db, name } = target;
  const prepared = prepareUpdate(request);
  let collection = store.catalog.read(view).collection(db, name);
  let matched = 0;
  let modified = 0;
  let before: Document | undefined;
  let after: Document | undefined;
  for (const row of matchingRows(target, collection, request)) {
    if (collection === undefined) break;
    if ((++matched & 255) === 0) checkTime(target);
    const changed = updateRow(target, collection, row, prepared);
    before = row.doc;
    after = changed.after;
    collection = changed.collection;
    if (changed.modified) modified++;
  }
  if (matched > 0 || !request.upsert) return { matched, modified, upserted: undefined, before, after };
  collection = ensureCollection(store.catalog, view, db, name);
  const inserted = stamped(withId(upsertDocument(request.filter, prepared.update)), store);
  if (!target.bypassValidation) checkValidator(collection, inserted, target);
  store.documents.insert(view, collection, store.newRecordId(view, collection), inserted);
  return {
    matched: 0,
    modified: 0,
    upserted: { id: getField(inserted, "_id") },
    before: undefined,
    after: inserted,
  };
}

/** Updates one document; writes nothing when it throws. @returns the collection as it is afterwards */
export function updateRow(
  target: Target,
  collection: CollectionInfo,
  { recordId, doc }: Pick<Row, "recordId" | "doc">,
  { update, position }: PreparedUpdate,
): { collection: CollectionInfo; modified: boolean; after: Document } {
  const { store, view } = target;
  const isReplacement = update.kind === "replacement";
  const changed = update.apply(doc, { position: position?.(doc) });
  const after = isReplacement ? stamped(changed.doc, store) : changed.doc;
  if (!changed.modified) return { collection, modified: false, after };
  if (!target.bypassValidation) checkValidator(collection, after, { before: doc, logger: target.logger });
  const kind = isReplacement ? "replace" : "update";
  return {
    collection: store.documents.replace(view, collection, recordId, doc, after, kind),
    modified: true,
    after,
  };
}

/** Deletes what a filter finds. @returns the documents deleted: all, or the first */
export function deleteMatching(target: Target, request: Search): Document[] {
  const { store, view, db, name } = target;
  const collection = store.catalog.read(view).collection(db, name);
  const deleted: Document[] = [];
  for (const { recordId, doc } of matchingRows(target, collection, request)) {
    if (collection === undefined) break;
    store.documents.remove(view, collection, recordId, doc);
    if ((deleted.push(doc) & 255) === 0) checkTime(target);
  }
  return deleted;
}

/** @throws MongoError MaxTimeMSExpired (50), upon which the whole statement is taken back */
function checkTime({ deadline }: Target): void {
  deadline.check();
}

/** All rows before the first is changed, so that a change cannot lead the scan to a document again. */
function matchingRows(
  { view, deadline }: Target,
  collection: CollectionInfo | undefined,
  request: Search & { readonly upsert?: boolean },
): Row[] {
  const matches = compileFilter(request.filter, request.options);
  if (request.found === "none" && request.upsert !== true) return [];
  if (collection !== undefined && typeof request.found === "number") {
    const bytes = view.get(recordKey(collection.table, request.found));
    const doc = bytes === undefined ? undefined : decode(bytes);
    if (bytes !== undefined && doc !== undefined && matches(doc))
      return [{ recordId: request.found, bytes, doc }];
  }
  const plan = planQuery(collection, request);
  const rows = scan(view, collection, plan, matches, { deadline });
  if (request.multi) return request.most === undefined ? [...rows] : [...take(rows, request.most)];
  if (plan.kind !== "none" && !plan.sorted && request.sort !== undefined) {
    const all = [...rows];
    const [first] = sortDocuments(
      all.map(({ doc }) => doc),
      request.sort,
      request.options.collation,
    );
    return all.filter(({ doc }) => doc === first);
  }
  for (const row of rows) return [row];
  return [];
}

function* take(rows: Iterable<Row>, most: number): Iterable<Row> {
  let left = most;
  if (left <= 0) return;
  for (const row of rows) {
    yield row;
    if (--left === 0) return;
  }
}

/** A document as stored: MongoDB fills in zero timestamps at its top with the time of the write. */
function stamped(doc: Document, store: Store): Document {
  const zero = Object.keys(doc).filter((name) => {
    const value = doc[name];
    return name !== "_id" && value instanceof Timestamp && value.isZero();
  });
  if (zero.length === 0) return doc;
  return documentOf(
    Object.keys(doc).map((name) => [name, zero.includes(name) ? store.changes.nextTime() : doc[name]]),
  );
}

function withId(given: Document): Document {
  const own = getField(given, "_id");
  if (own === undefined) return documentOf([["_id", new ObjectId()], ...Object.entries(given)]);
  if (Array.isArray(own)) throw new MongoError("InvalidIdField", "The '_id' value cannot be of type array");
  if (own instanceof BSONRegExp)
    throw new MongoError("InvalidIdField", "The '_id' value cannot be of type regex");
  if (isDocument(own) && Object.keys(own)[0]?.startsWith("$") === true) {
    throw new MongoError("DollarPrefixedFieldName", "_id fields may not contain '$'-prefixed fields");
  }
  if (Object.keys(given)[0] === "_id") return given;
  return documentOf([["_id", own], ...Object.entries(given).filter(([name]) => name !== "_id")]);
}
