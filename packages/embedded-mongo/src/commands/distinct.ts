import { compileFilter, compileSort, type Document, hashValue } from "../engine/index.ts";
import { planQuery } from "../query/plan.ts";
import { scan } from "../query/scan.ts";
import { valuesAt } from "../query/values-at.ts";
import { fieldsOf, optionalDocument, text } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, read } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** The distinct values of a field, in order. */
export const distinct: Command = {
  fields: ["key", "query", "collation", "hint"],
  inTransaction: true,
  run: (operation) => {
    const fields = fieldsOf(operation);
    const { name } = collectionOf(operation);
    const key = text(fields, "key");
    const filter = optionalDocument(fields, "query") ?? {};
    const options = queryOptions(fields);
    const matches = compileFilter(filter, options);
    const found = new Map<string, Document>();
    read(operation, ({ view, catalog }) => {
      const collection = catalog.collection(operation.db, name);
      const plan = planQuery(collection, { filter, hint: operation.body.hint, collation: options.collation });
      for (const { doc } of scan(view, collection, plan, matches, { deadline: operation.deadline })) {
        for (const value of valuesAt(doc, key)) {
          const hash = hashValue(value, options.collation);
          if (!found.has(hash)) found.set(hash, { value });
        }
      }
    });
    const order = compileSort({ value: 1 }, options.collation);
    return { values: [...found.values()].sort(order).map(({ value }) => value) };
  },
};
