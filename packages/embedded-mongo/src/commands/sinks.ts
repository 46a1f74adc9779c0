import { randomUUID } from "node:crypto";
import { ObjectId } from "bson";
import {
  compileExpression,
  type Document,
  documentOf,
  getField,
  isDocument,
  MongoError,
  type Sink,
  valueAt,
} from "../engine/index.ts";
import { insertOne, type Target, updateMatching } from "../query/modify.ts";
import type { QueryOptions } from "../query/query-options.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { createCollection, ensureCollection, temporaryPrefix } from "../storage/collections.ts";
import { Overlay } from "../storage/overlay.ts";
import { fieldsOf, flag } from "./arguments.ts";
import type { Operation } from "./command.ts";
import type { LongTarget } from "./long-writes.ts";
import { queryOptions } from "./query-options.ts";
import { endsCommand } from "./statements.ts";

/** Documents written in one step. */
export const mostInSinkStep = 128;

/**
 * Writes the result of a pipeline as it comes, some documents at a time. As in MongoDB what `$merge` has written stays
 * when it fails, while `$out` fills a collection that only at the end takes its target's place.
 * @throws MongoError OperationNotSupportedInTransaction (263), DuplicateKey (11000), 13113 MergeStageNoMatchingDocument
 */
export async function writeSink(
  operation: Operation,
  sink: Sink,
  batches: AsyncIterable<readonly Document[]>,
): Promise<void> {
  const { server, db, deadline, transaction } = operation;
  const { store, logger } = server;
  if (transaction !== undefined) {
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      `$${sink.kind} cannot be used in a transaction`,
    );
  }
  if (server.views.has(sink.db ?? db, sink.coll))
    throw new MongoError(
      "CommandNotSupportedOnView",
      `Namespace ${sink.db ?? db}.${sink.coll} is a view, not a collection`,
    );
  const bypassValidation = flag(fieldsOf(operation), "bypassDocumentValidation");
  const target = { store, db: sink.db ?? db, name: sink.coll, deadline, bypassValidation, logger };
  if (sink.kind === "out") {
    await replace(target, batches);
    server.tidy();
  } else await mergeAll(target, sink, batches, queryOptions(fieldsOf(operation)));
}

async function mergeAll(
  target: LongTarget,
  sink: Extract<Sink, { kind: "merge" }>,
  batches: AsyncIterable<readonly Document[]>,
  options: QueryOptions,
): Promise<void> {
  const { store, db, name, deadline } = target;
  const mayBeNull = await store.write(
    (view) => mayJoinByNull(ensureCollection(store.catalog, view, db, name), sink),
    deadline,
  );
  for await (const docs of batches) {
    const failure = await store.write((view): { readonly error: unknown } | undefined => {
      for (const doc of docs) {
        const own = new Overlay(view);
        try {
          merge({ ...target, view: own }, sink, doc, { options, mayBeNull });
        } catch (error) {
          // What went before stays.
          if (endsCommand(error)) throw error;
          return { error };
        }
        own.applyTo(view);
      }
      return undefined;
    }, deadline);
    if (failure !== undefined) throw failure.error;
  }
}

/**
 * Whether null may stand in the fields of the join: not where only a sparse index keeps them unique.
 * @throws MongoError 51183 where no index does
 */
function mayJoinByNull({ indexes }: CollectionInfo, { on }: Extract<Sink, { kind: "merge" }>): boolean {
  if (on.length === 1 && on[0] === "_id") return true;
  const supporting = indexes.filter(
    (index) =>
      index.unique &&
      !index.building &&
      index.partialFilterExpression === undefined &&
      sameFields(Object.keys(index.key), on),
  );
  if (supporting.length > 0) return supporting.some((index) => !index.sparse);
  throw new MongoError(51183, "Cannot find index to verify that join fields will be unique");
}

async function replace(target: LongTarget, batches: AsyncIterable<readonly Document[]>): Promise<void> {
  const { store, db, name, deadline } = target;
  const { catalog } = store;
  const temporary = `${temporaryPrefix}${randomUUID()}`;
  await store.write((view) => makeLike(target, view, temporary), deadline);
  try {
    for await (const docs of batches)
      await store.write((view) => {
        for (const doc of docs) insertOne({ ...target, name: temporary, view }, doc);
      }, deadline);
    await store.write((view) => {
      const all = catalog.read(view);
      const filled = all.collection(db, temporary);
      const before = all.collection(db, name);
      if (filled === undefined) throw new MongoError("NamespaceNotFound", `${db}.${temporary} was dropped`);
      if (before !== undefined) catalog.drop(view, before);
      catalog.forget(view, filled);
      catalog.save(view, { ...filled, name });
      view.note({ kind: "rename", db, coll: temporary, to: { db, coll: name } });
    }, deadline);
  } catch (error) {
    await store.write((view) => {
      const left = catalog.read(view).collection(db, temporary);
      if (left !== undefined) catalog.drop(view, left);
    });
    throw error;
  }
}

function isBuilt({ building }: IndexInfo): boolean {
  return !building;
}

/** Makes an empty collection with the options and indexes of the target, if there is one. */
function makeLike({ store, db, name }: LongTarget, view: Overlay, temporary: string): void {
  const { catalog } = store;
  const made = createCollection(catalog, view, db, temporary);
  const before = catalog.read(view).collection(db, name);
  if (before === undefined) return;
  const indexes = before.indexes
    .filter(isBuilt)
    .map((index) => ({ ...index, table: catalog.newTable(), multikey: false }));
  catalog.save(view, { ...before, name: temporary, uuid: made.uuid, table: made.table, indexes });
}

function merge(
  target: Target,
  sink: Extract<Sink, { kind: "merge" }>,
  given: Document,
  { options, mayBeNull }: { readonly options: QueryOptions; readonly mayBeNull: boolean },
): void {
  const needsId = sink.on.includes("_id") && getField(given, "_id") === undefined;
  const doc = needsId ? documentOf([["_id", new ObjectId()], ...Object.entries(given)]) : given;
  const filter = documentOf(
    sink.on.map((path) => {
      const value = valueAt(doc, path);
      if (Array.isArray(value))
        throw new MongoError(51185, `$merge write error: 'on' field '${path}' cannot be an array`);
      if (!mayBeNull && (value === undefined || value === null))
        throw new MongoError(
          51132,
          `$merge write error: 'on' field '${path}' cannot be missing, null, undefined or an array`,
        );
      return [path, { $eq: value ?? null }];
    }),
  );
  const update = matchedUpdate(sink, doc, options);
  const plain = { collation: undefined, vars: update.vars, now: options.now };
  const outcome = updateMatching(target, {
    filter,
    update: update.update,
    arrayFilters: undefined,
    multi: false,
    upsert: false,
    options: plain,
  });
  if (outcome.matched > 0) {
    if (sink.whenMatched === "fail")
      throw new MongoError(
        "DuplicateKey",
        "$merge found a document that is there already and whenMatched is 'fail'",
        {
          keyPattern: documentOf(sink.on.map((path) => [path, 1])),
          keyValue: documentOf(sink.on.map((path) => [path, valueAt(doc, path)])),
        },
      );
    return;
  }
  if (sink.whenNotMatched === "fail")
    throw new MongoError(
      "MergeStageNoMatchingDocument",
      "$merge could not find a matching document in the target collection for at least one document in the source collection",
    );
  if (sink.whenNotMatched === "insert") insertOne(target, doc);
}

function matchedUpdate(
  { whenMatched, vars }: Extract<Sink, { kind: "merge" }>,
  doc: Document,
  options: QueryOptions,
): { update: Document | readonly Document[]; vars: Record<string, unknown> | undefined } {
  const own: Record<string, unknown> = { ...options.vars, new: doc };
  if (isDocument(vars)) {
    for (const name of Object.keys(vars))
      own[name] = compileExpression(vars[name], { ...options, vars: own })(doc);
  }
  switch (whenMatched) {
    case "replace":
      return { update: [{ $replaceWith: { $mergeObjects: ["$$new", { _id: "$_id" }] } }], vars: own };
    case "merge":
      return { update: [{ $replaceWith: { $mergeObjects: ["$$ROOT", "$$new"] } }], vars: own };
    case "keepExisting":
    case "fail":
      return { update: { $setOnInsert: { _id: getField(doc, "_id") ?? null } }, vars: undefined };
    default:
      return { update: whenMatched, vars: own };
  }
}

function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path) => b.includes(path));
}
