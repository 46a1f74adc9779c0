import { DocumentCursor } from "../cursors/document-cursor.ts";
import { compileFilter, compileProjection, parseSort } from "../engine/index.ts";
import { type FindRequest, find as findDocuments } from "../query/find.ts";
import { planQuery } from "../query/plan.ts";
import { CursorReply } from "../wire/replies.ts";
import { fieldsOf, flag, optionalDocument, optionalWhole } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, openRead, ownerOf } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** Documents in a first batch when the command does not say. */
export const firstBatchSize = 101;

/** Finds documents; answers with a cursor. */
export const find: Command = {
  fields: [
    "filter",
    "sort",
    "projection",
    "hint",
    "skip",
    "limit",
    "batchSize",
    "singleBatch",
    "allowDiskUse",
    "allowPartialResults",
    "noCursorTimeout",
    "collation",
    "let",
    "oplogReplay",
  ],
  reads: true,
  refused: ["returnKey", "showRecordId", "tailable", "awaitData", "min", "max"],
  inTransaction: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const { name, namespace } = collectionOf(operation);
    const request = readFind(operation);
    const batchSize = optionalWhole(fields, "batchSize") ?? firstBatchSize;
    const state = openRead(operation);
    try {
      const collection = state.catalog.collection(operation.db, name);
      checkOperators(request);
      planQuery(collection, request);
      const docs = findDocuments(state.view, collection, request, { deadline: operation.deadline });
      const cursor = new DocumentCursor({
        ...state,
        namespace,
        docs,
        owner: ownerOf(operation),
        lasting: flag(fields, "noCursorTimeout"),
        deadline: operation.deadline,
      });
      const { id, batch } = await operation.server.cursors.open(
        cursor,
        batchSize,
        flag(fields, "singleBatch"),
      );
      return new CursorReply("firstBatch", batch, id, namespace);
    } catch (error) {
      state.release();
      throw error;
    }
  },
};

/** Reads the parts of a find; the same for `explain`. */
export function readFind(operation: Operation): FindRequest {
  const fields = fieldsOf(operation);
  const options = queryOptions(fields);
  const sort = optionalDocument(fields, "sort");
  const { hint } = operation.body;
  return {
    filter: optionalDocument(fields, "filter") ?? {},
    sort: sort !== undefined && Object.keys(sort).length === 0 ? undefined : sort,
    projection: optionalDocument(fields, "projection"),
    hint,
    skip: optionalWhole(fields, "skip") ?? 0,
    limit: optionalWhole(fields, "limit") ?? 0,
    collation: options.collation,
    options,
  };
}

/** A wrong operator is refused even when there is no document to meet it. */
function checkOperators({ filter, projection, sort, options }: FindRequest): void {
  compileFilter(filter, options);
  if (projection !== undefined) compileProjection(projection, { ...options, filter });
  if (sort !== undefined && !Object.hasOwn(sort, "$natural")) parseSort(sort);
}
