import {
  type Collation,
  compareValues,
  compileFilter,
  type Document,
  encodedSize,
  fieldsOfFilter,
  fieldsOfPaths,
  hashValue,
  joinFields,
  MongoError,
  SortedRuns,
  turnClock,
} from "../engine/index.ts";
import { planQuery } from "../query/plan.ts";
import { pacedScan } from "../query/scan.ts";
import { valuesAt } from "../query/values-at.ts";
import { largestDocument } from "../storage/documents.ts";
import { type Fields, fieldsOf, optionalDocument, text } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, readPaced } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** The distinct values of a field, in order. */
export const distinct: Command = {
  fields: ["key", "query", "collation", "hint"],
  reads: true,
  inTransaction: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const { name } = collectionOf(operation);
    const key = keyOfDistinct(fields);
    const filter = optionalDocument(fields, "query") ?? {};
    const options = queryOptions(fields);
    const matches = compileFilter(filter, options);
    const values = new DistinctValues(key, options.collation);
    return await readPaced(operation, function* ({ view, catalog }) {
      const collection = catalog.collection(operation.db, name);
      const plan = planQuery(collection, { filter, hint: operation.body.hint, collation: options.collation });
      const fields = joinFields(fieldsOfFilter(filter), fieldsOfPaths([key]));
      const rows = pacedScan(view, collection, plan, matches, { deadline: operation.deadline, fields });
      for (const row of rows) {
        if (row === null) {
          yield null;
          continue;
        }
        values.add(row.doc);
      }
      return yield* values.answer();
    });
  },
};

/** @throws MongoError 40352 for an empty path */
export function keyOfDistinct(fields: Fields): string {
  const key = text(fields, "key");
  if (key === "") throw new MongoError(40352, "FieldPath cannot be constructed with empty string");
  return key;
}

/** Gathers the distinct values of a field. */
export class DistinctValues {
  readonly #key: string;
  readonly #collation: Collation | undefined;
  readonly #found = new Map<string, unknown>();

  constructor(key: string, collation: Collation | undefined) {
    this.#key = key;
    this.#collation = collation;
  }

  add(doc: Document): void {
    for (const value of valuesAt(doc, this.#key)) {
      const hash = hashValue(value, this.#collation);
      if (!this.#found.has(hash)) this.#found.set(hash, value);
    }
  }

  /** The values in order, with pauses. @throws MongoError 17217 beyond 16 MB */
  *answer(): Generator<null, Document> {
    const found = [...this.#found.values()];
    if (encodedSize({ values: found }) > largestDocument)
      throw new MongoError(17217, "distinct too big, 16mb cap");
    const sorted = new SortedRuns<unknown>((a, b) => compareValues(a, b, this.#collation));
    const due = turnClock();
    for (const value of found) {
      sorted.add(value);
      if (due()) yield null;
    }
    const values: unknown[] = [];
    for (const value of sorted.rows()) {
      values.push(value);
      if (due()) yield null;
    }
    return { values };
  }
}
