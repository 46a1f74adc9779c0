import { setImmediate as turn } from "node:timers/promises";
import { DocumentCursor } from "../cursors/document-cursor.ts";
import {
  compilePipeline,
  type Document,
  isNumeric,
  MongoError,
  type PipelineEnvironment,
  pause,
  type Sink,
  toInteger,
} from "../engine/index.ts";
import { findEqual } from "../query/join-source.ts";
import { scanAll, splitPipeline, withGroup } from "../query/pipeline-source.ts";
import type { Deadline } from "../storage/deadline.ts";
import { encodeRecord } from "../storage/documents.ts";
import { CursorReply, type Reply } from "../wire/replies.ts";
import { fieldsOf, flag, optionalDocument, refuseUnknown } from "./arguments.ts";
import { changeStreamOptions, isChangeStream, openChangeStream } from "./change-streams.ts";
import { collStats, collStatsOf, collStatsParts } from "./collection-stats.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, openRead, ownerOf, type ReadState } from "./data-access.ts";
import { databaseSource } from "./database-source.ts";
import { explainOperation } from "./explain.ts";
import { firstBatchSize } from "./find.ts";
import { queryOptions } from "./query-options.ts";
import { mostInSinkStep, writeSink } from "./sinks.ts";

/** Runs an aggregation pipeline; answers with a cursor. */
export const aggregate: Command = {
  fields: [
    "pipeline",
    "cursor",
    "explain",
    "allowDiskUse",
    "bypassDocumentValidation",
    "collation",
    "hint",
    "let",
  ],
  parts: {
    cursor: ["batchSize"],
    "pipeline.$changeStream": changeStreamOptions,
    "pipeline.$collStats": collStatsParts,
  },
  reads: true,
  inTransaction: true,
  run: async (operation): Promise<Reply> => {
    const fields = fieldsOf(operation);
    const { pipeline } = operation.body;
    if (isChangeStream(pipeline) && !flag(fields, "explain"))
      return await openChangeStream(operation, batchSizeOf(operation));
    const { name, namespace } = isOnDatabase(operation)
      ? { name: "$cmd.aggregate", namespace: `${operation.db}.$cmd.aggregate` }
      : collectionOf(operation);
    if (flag(fields, "explain") && !isOnDatabase(operation))
      return explainOperation(operation, "queryPlanner");
    const batchSize = batchSizeOf(operation);
    const state = openRead(operation);
    try {
      const { docs, sink } = openPipeline(operation, state, name);
      if (sink !== null) {
        await writeSink(operation, sink, inBatches(docs, operation.deadline));
        state.release();
        return new CursorReply("firstBatch", { docs: [] }, 0n, namespace);
      }
      const { deadline } = operation;
      const owner = ownerOf(operation);
      const cursor = new DocumentCursor({ ...state, namespace, docs: encoded(docs), owner, deadline });
      const { id, batch } = await operation.server.cursors.open(cursor, batchSize);
      return new CursorReply("firstBatch", batch, id, namespace);
    } catch (error) {
      state.release();
      throw error;
    }
  },
};

function isOnDatabase({ body }: Operation): boolean {
  return body.aggregate === 1;
}

/** Compiles a pipeline over a state and begins it. */
export function openPipeline(
  operation: Operation,
  state: ReadState,
  name: string,
): { docs: Iterable<Document>; sink: Sink | null } {
  const { db, deadline, body } = operation;
  const { pipeline } = body;
  if (pipeline === undefined)
    throw new MongoError(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
  if (!Array.isArray(pipeline)) {
    throw new MongoError("TypeMismatch", "'pipeline' option must be specified as an array");
  }
  const options = queryOptions(fieldsOf(operation));
  const environment: PipelineEnvironment = {
    ...options,
    paced: true,
    collection: (other) => {
      const view = operation.server.views.resolve(db, other);
      const docs = scanAll(state.view, state.catalog.collection(db, view?.collection ?? other), deadline);
      return view === undefined ? docs : compilePipeline(view.pipeline, environment).run(docs);
    },
    lookupEqual: (other, path, wanted) =>
      operation.server.views.has(db, other)
        ? undefined
        : findEqual(state.view, state.catalog.collection(db, other), { path, wanted, options }),
  };
  const statistics = collStatsOf(pipeline);
  if (statistics !== undefined) {
    const { run, sink } = compilePipeline(pipeline.slice(1), environment);
    return { docs: run(collStats(operation, state, statistics)), sink };
  }
  if (isOnDatabase(operation)) {
    const { run, sink } = compilePipeline(pipeline.slice(1), environment);
    return { docs: run(databaseSource(operation, pipeline[0], options)), sink };
  }
  // Compiled whole first, so that a mistake anywhere is found before anything is read.
  const whole = compilePipeline(pipeline, environment);
  const request = {
    view: state.view,
    collection: state.catalog.collection(db, name),
    hint: body.hint,
    options,
    deadline,
  };
  const { rest, source } = withGroup(splitPipeline(pipeline, request), request);
  return { docs: compilePipeline(rest, environment).run(source), sink: whole.sink };
}

async function* inBatches(docs: Iterable<Document>, deadline: Deadline): AsyncIterable<readonly Document[]> {
  let batch: Document[] = [];
  for (const doc of docs) {
    if (doc === pause) {
      await turn();
      deadline.check();
    } else if (batch.push(doc) === mostInSinkStep) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function* encoded(docs: Iterable<Document>): IterableIterator<Buffer | null> {
  for (const doc of docs) yield doc === pause ? null : encodeRecord(doc);
}

function batchSizeOf(operation: Operation): number {
  const cursor = optionalDocument(fieldsOf(operation), "cursor");
  if (cursor === undefined) {
    throw new MongoError(
      "FailedToParse",
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  refuseUnknown({ place: "aggregate.cursor", doc: cursor }, ["batchSize"]);
  const { batchSize } = cursor;
  if (batchSize === undefined) return firstBatchSize;
  const whole = isNumeric(batchSize) ? toInteger(batchSize) : null;
  if (whole === null || whole < 0n)
    throw new MongoError("BadValue", "cursor.batchSize must be a whole number >= 0");
  return Number(whole);
}
