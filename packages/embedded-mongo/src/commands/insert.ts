import { insertOne } from "../query/modify.ts";
import { fieldsOf, flag, writeBatch } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf } from "./data-access.ts";
import { runStatements } from "./statements.ts";

/** Inserts documents. */
export const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation", "stmtId", "stmtIds"],
  inTransaction: true,
  run: async (operation) => {
    const { server, db, deadline } = operation;
    const { name } = collectionOf(operation);
    const fields = fieldsOf(operation);
    const docs = writeBatch(fields, "documents");
    const bypassValidation = flag(fields, "bypassDocumentValidation");
    const { results, writeErrors } = await runStatements(operation, {
      count: docs.length,
      ordered: flag(fields, "ordered", true),
      atomic: true,
      mostAtOnce: 1000,
      run: (view, index) => {
        insertOne(
          { store: server.store, view, db, name, deadline, bypassValidation, logger: server.logger },
          docs[index] ?? {},
        );
        return { n: 1 };
      },
    });
    const n = results.filter((result) => result !== undefined).length;
    return writeErrors.length > 0 ? { n, writeErrors } : { n };
  },
};
