import { compileCollation, type Document, isDocument, MongoError, pause } from "../engine/index.ts";
import type { Reply } from "../wire/replies.ts";
import { aggregate, openPipeline } from "./aggregate.ts";
import { fieldsOf, flag, optionalDocument, optionalText, optionalWhole } from "./arguments.ts";
import { isChangeStream } from "./change-streams.ts";
import { collStatsOf } from "./collection-stats.ts";
import type { Operation } from "./command.ts";
import { readPaced } from "./data-access.ts";
import { DistinctValues, keyOfDistinct } from "./distinct.ts";
import { explainOperation } from "./explain.ts";
import { firstBatchSize, readFind } from "./find.ts";
import type { ViewedCollection } from "./views.ts";

/** Commands whose first field names a collection, and that nothing but a collection takes. */
const ofCollectionsOnly = [
  "insert",
  "update",
  "delete",
  "findAndModify",
  "findandmodify",
  "createIndexes",
  "dropIndexes",
  "listIndexes",
  "collStats",
  "collstats",
  "validate",
];

/**
 * Runs a command that names a view on what the view is of.
 * @returns `undefined` when it names none, or is about the view itself
 * @throws MongoError CommandNotSupportedOnView (166), OptionNotSupportedOnView (167)
 */
export function runOnView(operation: Operation): Reply | Promise<Reply> | undefined {
  const { server, db, name } = operation;
  if (server.views.isEmpty) return undefined;
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader === undefined && !ofCollectionsOnly.includes(name)) return undefined;
  const target = nameIn(operation);
  const view = typeof target === "string" ? server.views.resolve(db, target) : undefined;
  if (view === undefined) return undefined;
  const onView = { ...operation, asked: `${db}.${String(target)}` };
  if (reader === undefined) throw notOnView(onView);
  checkCollation(operation);
  return reader(onView, view);
}

type Reader = (operation: Operation, view: ViewedCollection) => Reply | Promise<Reply>;

const readers: Readonly<Record<string, Reader>> = {
  find: (operation, view) => aggregate.run(asAggregation(operation, view)),
  aggregate: (operation, view) => aggregate.run(asAggregation(operation, view)),
  count: async (operation, view) => {
    let n = 0;
    await forEach(operation, view, countStages(operation), () => n++);
    return { n };
  },
  distinct: async (operation, view) => {
    const values = new DistinctValues(keyOfDistinct(fieldsOf(operation)), undefined);
    await forEach(operation, view, matchStage(operation.body.query), (doc) => values.add(doc));
    return await readPaced(operation, () => values.answer());
  },
  explain: (operation, view) => {
    const fields = fieldsOf(operation);
    const inner = optionalDocument(fields, "explain") ?? {};
    const name = Object.keys(inner)[0] ?? "";
    const verbosity = optionalText(fields, "verbosity") ?? "allPlansExecution";
    if (!Object.hasOwn(readers, name)) throw notOnView(operation);
    return explainOperation(asAggregation({ ...operation, name, body: inner }, view), verbosity);
  },
};

function nameIn({ name, body }: Operation): unknown {
  if (name !== "explain" || !isDocument(body.explain)) return body[name];
  return body.explain[Object.keys(body.explain)[0] ?? ""];
}

function notOnView({ asked = "" }: Operation): MongoError {
  return new MongoError("CommandNotSupportedOnView", `Namespace ${asked} is a view, not a collection`);
}

/** The same question as an aggregation of what the view is of. */
function asAggregation(operation: Operation, { collection, pipeline }: ViewedCollection): Operation {
  const { name, body } = operation;
  if (name === "aggregate") {
    if (!Array.isArray(body.pipeline)) return operation;
    const own: readonly unknown[] = body.pipeline;
    if (isChangeStream(own) || collStatsOf(own) !== undefined) throw notOnView(operation);
    return { ...operation, body: { ...body, aggregate: collection, pipeline: [...pipeline, ...own] } };
  }
  const batchSize = optionalWhole(fieldsOf(operation), "batchSize") ?? firstBatchSize;
  const { hint, let: variables } = body;
  return {
    ...operation,
    name: "aggregate",
    body: {
      aggregate: collection,
      pipeline: [...pipeline, ...stagesOf(operation)],
      cursor: { batchSize },
      ...(hint === undefined ? {} : { hint }),
      ...(variables === undefined ? {} : { let: variables }),
    },
  };
}

function stagesOf(operation: Operation): Document[] {
  if (operation.name === "find") return findStages(operation);
  return operation.name === "count" ? countStages(operation) : matchStage(operation.body.query);
}

function findStages(operation: Operation): Document[] {
  const { filter, sort, skip, limit, projection } = readFind(operation);
  const fields = fieldsOf(operation);
  // One batch and no more: what lies beyond it will never be asked for.
  const only = flag(fields, "singleBatch") ? (optionalWhole(fields, "batchSize") ?? firstBatchSize) : 0;
  const most = limit === 0 ? only : limit;
  return [
    ...matchStage(filter),
    ...(sort === undefined ? [] : [{ $sort: sort }]),
    ...(skip === 0 ? [] : [{ $skip: skip }]),
    ...(most === 0 ? [] : [{ $limit: most }]),
    ...(projection === undefined || Object.keys(projection).length === 0 ? [] : [{ $project: projection }]),
  ];
}

function countStages(operation: Operation): Document[] {
  const fields = fieldsOf(operation);
  const skip = optionalWhole(fields, "skip") ?? 0;
  const limit = Math.abs(optionalWhole(fields, "limit", Number.MIN_SAFE_INTEGER) ?? 0);
  return [
    ...matchStage(operation.body.query),
    ...(skip === 0 ? [] : [{ $skip: skip }]),
    ...(limit === 0 ? [] : [{ $limit: limit }]),
  ];
}

function matchStage(filter: unknown): Document[] {
  return isDocument(filter) && Object.keys(filter).length > 0 ? [{ $match: filter }] : [];
}

/** Reads what a view and further stages give, with pauses. */
async function forEach(
  operation: Operation,
  { collection, pipeline }: ViewedCollection,
  stages: readonly Document[],
  use: (doc: Document) => void,
): Promise<void> {
  const body = { ...operation.body, pipeline: [...pipeline, ...stages] };
  await readPaced(operation, function* (source) {
    for (const doc of openPipeline({ ...operation, body }, source, collection).docs) {
      if (doc === pause) yield null;
      else use(doc);
    }
  });
}

/** Views here have no collation, and MongoDB lets nobody ask for another one than a view's. */
function checkCollation({ name, body }: Operation): void {
  const { collation } = name === "explain" && isDocument(body.explain) ? body.explain : body;
  if (isDocument(collation) && Object.keys(collation).length > 0 && compileCollation(collation) !== undefined)
    throw new MongoError("OptionNotSupportedOnView", "Cannot override a view's default collation");
}
