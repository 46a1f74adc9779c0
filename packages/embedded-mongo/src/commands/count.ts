import { compileFilter, fieldsOfFilter } from "../engine/index.ts";
import { planQuery } from "../query/plan.ts";
import { pacedScan } from "../query/scan.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import { fieldsOf, optionalDocument, optionalWhole } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, readPaced } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** Counts documents; without a filter and a hint, by counting keys. */
export const count: Command = {
  fields: ["query", "limit", "skip", "hint", "collation", "fields"],
  reads: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const { name } = collectionOf(operation);
    const filter = optionalDocument(fields, "query") ?? {};
    const skip = optionalWhole(fields, "skip") ?? 0;
    // A negative limit means the same as its absolute value.
    const limit = Math.abs(optionalWhole(fields, "limit", Number.MIN_SAFE_INTEGER) ?? 0);
    const options = queryOptions(fields);
    const matches = compileFilter(filter, options);
    const most = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
    const found = await readPaced(operation, function* ({ view, catalog }) {
      const collection = catalog.collection(operation.db, name);
      if (collection === undefined) return 0;
      if (Object.keys(filter).length === 0 && operation.body.hint === undefined) {
        const { table } = collection;
        return Math.min(most, view.count({ start: tableStart(table), end: tableEnd(table) }));
      }
      const plan = planQuery(collection, { filter, hint: operation.body.hint, collation: options.collation });
      let total = 0;
      const { deadline } = operation;
      const rows = pacedScan(view, collection, plan, matches, { deadline, fields: fieldsOfFilter(filter) });
      for (const row of rows) {
        if (row === null) yield null;
        else if (++total >= most) break;
      }
      return total;
    });
    return { n: Math.max(0, found - skip) };
  },
};
