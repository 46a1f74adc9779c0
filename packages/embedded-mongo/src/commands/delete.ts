import { MongoError } from "../engine/index.ts";
import { deleteMatching, type Search } from "../query/modify.ts";
import { document, fieldsOf, flag, refuseUnknown, whole, writeBatch } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf } from "./data-access.ts";
import { firstRecord } from "./first-record.ts";
import { deleteMany } from "./long-writes.ts";
import { collationOf, queryOptions } from "./query-options.ts";
import { runStatements } from "./statements.ts";

const statementFields = ["q", "limit", "collation", "hint"];

/** Deletes documents. */
export const deleteCommand: Command = {
  fields: ["deletes", "ordered", "let", "stmtId", "stmtIds"],
  parts: { deletes: statementFields },
  inTransaction: true,
  run: async (operation) => {
    const { server, db, deadline, txnNumber, transaction } = operation;
    const { name } = collectionOf(operation);
    const fields = fieldsOf(operation);
    const common = queryOptions(fields);
    const deletes = writeBatch(fields, "deletes").map((doc) => {
      const one = { place: "delete.deletes", doc };
      refuseUnknown(one, statementFields);
      const limit = whole(one, "limit");
      if (limit !== 0 && limit !== 1) {
        throw new MongoError(
          "FailedToParse",
          `The limit field in delete objects must be 0 or 1. Got ${limit}`,
        );
      }
      const collation = collationOf(one) ?? common.collation;
      return {
        filter: document(one, "q"),
        hint: doc.hint,
        collation,
        multi: limit === 0,
        options: { ...common, collation },
      };
    });
    if (txnNumber !== undefined && transaction === undefined && deletes.some(({ multi }) => multi)) {
      throw new MongoError("InvalidOptions", "Cannot use retryable writes with limit=0");
    }
    const { store, logger } = server;
    const target = { store, db, name, deadline, bypassValidation: true, logger };
    const found: Search["found"][] = [];
    const known = {};
    const { results, writeErrors } = await runStatements(operation, {
      count: deletes.length,
      ordered: flag(fields, "ordered", true),
      atomic: false,
      mostAtOnce: 500,
      long: (index) => {
        const request = deletes[index];
        return request?.multi === true ? () => deleteMany(operation, target, request) : undefined;
      },
      prepare: async (index) => {
        const request = deletes[index];
        if (request !== undefined) found[index] = await firstRecord(operation, target, request, known);
      },
      run: (view, index) => {
        const request = deletes[index];
        if (request === undefined) return { n: 0 };
        return { n: deleteMatching({ ...target, view }, { ...request, found: found[index] }).length };
      },
    });
    const n = results.reduce((total, result) => total + Number(result?.n ?? 0), 0);
    return writeErrors.length > 0 ? { n, writeErrors } : { n };
  },
};
