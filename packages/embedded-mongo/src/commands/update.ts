import { type Document, isDocument, MongoError } from "../engine/index.ts";
import { type Search, type UpdateRequest, updateMatching } from "../query/modify.ts";
import type { QueryOptions } from "../query/query-options.ts";
import {
  document,
  type Fields,
  fieldsOf,
  flag,
  optionalDocument,
  optionalDocuments,
  refuseUnknown,
  writeBatch,
} from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf } from "./data-access.ts";
import { firstRecord } from "./first-record.ts";
import { updateMany } from "./long-writes.ts";
import { collationOf, queryOptions, variables } from "./query-options.ts";
import { runStatements } from "./statements.ts";

const statementFields = [
  "q",
  "u",
  "c",
  "multi",
  "upsert",
  "collation",
  "arrayFilters",
  "hint",
  "sort",
  "upsertSupplied",
];

/** Updates documents, or inserts where nothing is found. */
export const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation", "let", "stmtId", "stmtIds"],
  parts: { updates: statementFields },
  inTransaction: true,
  run: async (operation) => {
    const { server, db, deadline, txnNumber, transaction } = operation;
    const { name } = collectionOf(operation);
    const fields = fieldsOf(operation);
    const updates = readUpdates(operation);
    if (txnNumber !== undefined && transaction === undefined && updates.some(({ multi }) => multi)) {
      throw new MongoError("InvalidOptions", "Cannot use retryable writes with multi=true");
    }
    const bypassValidation = flag(fields, "bypassDocumentValidation");
    const target = { store: server.store, db, name, deadline, bypassValidation, logger: server.logger };
    const found: Search["found"][] = [];
    const known = {};
    const { results, writeErrors } = await runStatements(operation, {
      count: updates.length,
      ordered: flag(fields, "ordered", true),
      atomic: false,
      mostAtOnce: 500,
      long: (index) => {
        const request = updates[index];
        return request?.multi === true ? () => updateMany(operation, target, request) : undefined;
      },
      prepare: async (index) => {
        const request = updates[index];
        if (request !== undefined) found[index] = await firstRecord(operation, target, request, known);
      },
      run: (view, index): Document => {
        const request = updates[index];
        if (request === undefined) return { n: 0, nModified: 0 };
        const { matched, modified, upserted } = updateMatching(
          { ...target, view },
          { ...request, found: found[index] },
        );
        return upserted === undefined
          ? { n: matched, nModified: modified }
          : { n: 1, nModified: 0, upserted: upserted.id };
      },
    });
    return summary(results, writeErrors);
  },
};

/** Reads the statements of an update command; the same for `explain`. */
export function readUpdates(operation: Operation): UpdateRequest[] {
  const fields = fieldsOf(operation);
  const common = queryOptions(fields);
  return writeBatch(fields, "updates").map((doc) => readUpdate({ place: "update.updates", doc }, common));
}

function readUpdate(fields: Fields, common: QueryOptions): UpdateRequest {
  refuseUnknown(fields, statementFields);
  const { u, hint } = fields.doc;
  const collation = collationOf(fields) ?? common.collation;
  const constants = optionalDocument(fields, "c");
  return {
    filter: document(fields, "q"),
    update: updateOf(u),
    arrayFilters: optionalDocuments(fields, "arrayFilters"),
    multi: flag(fields, "multi"),
    upsert: flag(fields, "upsert"),
    sort: optionalDocument(fields, "sort"),
    hint,
    collation,
    options: {
      ...common,
      collation,
      vars: constants === undefined ? common.vars : { ...common.vars, ...variables(constants, common.now) },
    },
  };
}

/** An update document or pipeline. */
export function updateOf(value: unknown): Document | readonly Document[] {
  if (isDocument(value)) return value;
  if (Array.isArray(value) && value.every((stage): stage is Document => isDocument(stage))) return value;
  throw new MongoError("FailedToParse", "Update argument must be either an object or an array");
}

function summary(results: readonly (Document | undefined)[], writeErrors: readonly Document[]): Document {
  let n = 0;
  let nModified = 0;
  const upserted: Document[] = [];
  for (const [index, result] of results.entries()) {
    if (result === undefined) continue;
    n += Number(result.n);
    nModified += Number(result.nModified);
    if (Object.hasOwn(result, "upserted")) upserted.push({ index, _id: result.upserted });
  }
  return {
    n,
    ...(upserted.length > 0 ? { upserted } : {}),
    nModified,
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
  };
}
