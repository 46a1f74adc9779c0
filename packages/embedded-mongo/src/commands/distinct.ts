import {
  compileFilter,
  compileSort,
  type Document,
  encodedSize,
  fieldsOfFilter,
  fieldsOfPaths,
  hashValue,
  joinFields,
  MongoError,
} from "../engine/index.ts";
import { planQuery } from "../query/plan.ts";
import { pacedScan } from "../query/scan.ts";
import { valuesAt } from "../query/values-at.ts";
import { largestDocument } from "../storage/documents.ts";
import { fieldsOf, optionalDocument, text } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, readPaced } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** The distinct values of a field, in order. */
export const distinct: Command = {
  fields: ["key", "query", "collation", "hint"],
  inTransaction: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const { name } = collectionOf(operation);
    const key = text(fields, "key");
    if (key === "") throw new MongoError(40352, "FieldPath cannot be constructed with empty string");
    const filter = optionalDocument(fields, "query") ?? {};
    const options = queryOptions(fields);
    const matches = compileFilter(filter, options);
    const found = new Map<string, Document>();
    await readPaced(operation, function* ({ view, catalog }) {
      const collection = catalog.collection(operation.db, name);
      const plan = planQuery(collection, { filter, hint: operation.body.hint, collation: options.collation });
      const fields = joinFields(fieldsOfFilter(filter), fieldsOfPaths([key]));
      const rows = pacedScan(view, collection, plan, matches, { deadline: operation.deadline, fields });
      for (const row of rows) {
        if (row === null) {
          yield null;
          continue;
        }
        for (const value of valuesAt(row.doc, key)) {
          const hash = hashValue(value, options.collation);
          if (!found.has(hash)) found.set(hash, { value });
        }
      }
    });
    const order = compileSort({ value: 1 }, options.collation);
    const values = [...found.values()].sort(order).map(({ value }) => value);
    if (encodedSize({ values }) > largestDocument) throw new MongoError(17217, "distinct too big, 16mb cap");
    return { values };
  },
};
