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
import type { IndexInfo } from "../storage/catalog-types.ts";
import { createCollection, ensureCollection } from "../storage/collections.ts";
import type { Overlay } from "../storage/overlay.ts";
import { fieldsOf, flag } from "./arguments.ts";
import type { Operation } from "./command.ts";
import { queryOptions } from "./query-options.ts";

/**
 * Writes the result of a pipeline, in one step.
 * @throws MongoError OperationNotSupportedInTransaction (263), DuplicateKey (11000), 13113 MergeStageNoMatchingDocument
 */
export async function writeSink(
  operation: Operation,
  sink: Sink,
  results: readonly Document[],
  source: string,
): Promise<void> {
  const { server, db, deadline, transaction } = operation;
  const { store } = server;
  if (transaction !== undefined) {
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      `$${sink.kind} cannot be used in a transaction`,
    );
  }
  const options = queryOptions(fieldsOf(operation));
  const bypassValidation = flag(fieldsOf(operation), "bypassDocumentValidation");
  const targetDb = sink.db ?? db;
  await store.write((view) => {
    const target = {
      store,
      view,
      db: targetDb,
      name: sink.coll,
      deadline,
      bypassValidation,
      logger: server.logger,
    };
    if (sink.kind === "out") {
      replaceCollection(target, view);
      for (const doc of results) insertOne(target, doc);
      return;
    }
    const onlyId = sink.on.length === 1 && sink.on[0] === "_id";
    const collection = ensureCollection(store.catalog, view, targetDb, sink.coll);
    if (
      !onlyId &&
      !collection.indexes.some(
        ({ unique, building, key }) => unique && !building && sameFields(Object.keys(key), sink.on),
      )
    ) {
      throw new MongoError(51183, "Cannot find index to verify that join fields will be unique");
    }
    for (const doc of results) merge(target, sink, doc, options);
  }, deadline);
  server.logger.debug({ source, sink: sink.coll, count: results.length }, "wrote the result of a pipeline");
}

function isBuilt({ building }: IndexInfo): boolean {
  return !building;
}

/** Keeps options and indexes, drops the documents. */
function replaceCollection({ store, db, name }: Target, view: Overlay): void {
  const before = store.catalog.read(view).collection(db, name);
  if (before === undefined) {
    createCollection(store.catalog, view, db, name);
    return;
  }
  store.catalog.drop(view, before);
  store.catalog.save(view, {
    ...before,
    table: store.catalog.newTable(),
    indexes: before.indexes
      .filter(isBuilt)
      .map((index) => ({ ...index, table: store.catalog.newTable(), multikey: false })),
  });
}

function merge(
  target: Target,
  sink: Extract<Sink, { kind: "merge" }>,
  given: Document,
  options: QueryOptions,
): void {
  const needsId = sink.on.includes("_id") && getField(given, "_id") === undefined;
  const doc = needsId ? documentOf([["_id", new ObjectId()], ...Object.entries(given)]) : given;
  const filter = documentOf(
    sink.on.map((path) => {
      const value = valueAt(doc, path);
      if (path !== "_id" && (value === undefined || value === null || Array.isArray(value)))
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
