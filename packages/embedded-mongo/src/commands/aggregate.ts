import {
  compilePipeline,
  type Document,
  encode,
  isNumeric,
  MongoError,
  type PipelineEnvironment,
  type Sink,
  toInteger,
} from "../engine/index.ts";
import { findEqual, scanAll, splitPipeline } from "../query/pipeline-source.ts";
import { CursorReply, type Reply } from "../wire/replies.ts";
import { fieldsOf, flag, optionalDocument, refuseUnknown } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, openRead, ownerOf, type ReadState } from "./data-access.ts";
import { explainOperation } from "./explain.ts";
import { firstBatchSize } from "./find.ts";
import { queryOptions } from "./query-options.ts";
import { writeSink } from "./sinks.ts";

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
  inTransaction: true,
  run: async (operation): Promise<Reply> => {
    const fields = fieldsOf(operation);
    if (operation.body.aggregate === 1)
      throw new MongoError(
        "CommandNotSupported",
        "Aggregation on a whole database ({ aggregate: 1 }) is not supported",
      );
    const { name, namespace } = collectionOf(operation);
    if (flag(fields, "explain")) return explainOperation(operation, "queryPlanner");
    const batchSize = batchSizeOf(operation);
    const state = openRead(operation);
    try {
      const { docs, sink } = openPipeline(operation, state, name);
      if (sink !== null) {
        const results = [...docs];
        state.release();
        await writeSink(operation, sink, results, name);
        return new CursorReply("firstBatch", [], 0n, namespace);
      }
      const source = { namespace, docs: encoded(docs), release: state.release, owner: ownerOf(operation) };
      const { id, batch } = operation.server.cursors.open(source, batchSize);
      return new CursorReply("firstBatch", batch.docs, id, namespace);
    } catch (error) {
      state.release();
      throw error;
    }
  },
};

/** Compiles a pipeline over a state and begins it. */
function openPipeline(
  operation: Operation,
  state: ReadState,
  name: string,
): { docs: Iterable<Document>; sink: Sink | null } {
  const { db, deadline, body } = operation;
  const { pipeline } = body;
  if (!Array.isArray(pipeline)) {
    throw new MongoError("TypeMismatch", "'pipeline' option must be specified as an array");
  }
  const options = queryOptions(fieldsOf(operation));
  const environment: PipelineEnvironment = {
    ...options,
    collection: (other) => scanAll(state.view, state.catalog.collection(db, other), deadline),
    lookupEqual: (other, path, value) =>
      findEqual(state.view, state.catalog.collection(db, other), path, value, options),
  };
  // Compiled whole first, so that a mistake anywhere is found before anything is read.
  const whole = compilePipeline(pipeline, environment);
  const { rest, source } = splitPipeline(pipeline, {
    view: state.view,
    collection: state.catalog.collection(db, name),
    hint: body.hint,
    options,
    deadline,
  });
  return { docs: compilePipeline(rest, environment).run(source), sink: whole.sink };
}

function* encoded(docs: Iterable<Document>): IterableIterator<Buffer> {
  for (const doc of docs) yield encode(doc);
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
