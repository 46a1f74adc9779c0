import { MongoError } from "../engine/index.ts";
import { deleteMatching } from "../query/modify.ts";
import { document, documents, fieldsOf, flag, optionalWhole, refuseUnknown } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, runStatements } from "./data-access.ts";
import { collationOf, queryOptions } from "./query-options.ts";

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
    const deletes = documents(fields, "deletes").map((doc) => {
      const one = { place: "delete.deletes", doc };
      refuseUnknown(one, statementFields);
      const limit = optionalWhole(one, "limit");
      if (limit !== 0 && limit !== 1) {
        throw new MongoError(
          "FailedToParse",
          `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`,
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
    const { results, writeErrors } = await runStatements(operation, {
      count: deletes.length,
      ordered: flag(fields, "ordered", true),
      atomic: false,
      run: (view, index) => {
        const request = deletes[index];
        if (request === undefined) return { n: 0 };
        const target = {
          store: server.store,
          view,
          db,
          name,
          deadline,
          bypassValidation: true,
          logger: server.logger,
        };
        return { n: deleteMatching(target, request).length };
      },
    });
    const n = results.reduce((total, result) => total + Number(result?.n ?? 0), 0);
    return writeErrors.length > 0 ? { n, writeErrors } : { n };
  },
};
