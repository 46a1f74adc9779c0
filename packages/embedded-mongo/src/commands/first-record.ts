import {
  compileFilter,
  compileSortKeys,
  fieldsOfFilter,
  fieldsOfPaths,
  joinFields,
} from "../engine/index.ts";
import type { Search } from "../query/modify.ts";
import { planQuery } from "../query/plan.ts";
import { pacedScan } from "../query/scan.ts";
import { hasMoreRecords } from "../storage/build-index.ts";
import type { Operation } from "./command.ts";
import { readPaced } from "./data-access.ts";
import type { LongTarget } from "./long-writes.ts";

/** In a smaller collection a document is looked for in the very step that changes it. */
const mostSearchedInStep = 1000;

/**
 * Looks beforehand, with pauses, for the document that a change of one document will be about, where no index leads to
 * it: the step that makes the change then need not go through the whole collection while others wait. What is found
 * must be judged again then.
 * @param collectionKnown remembers for the next statement of a command that the collection is small
 */
export async function firstRecord(
  operation: Operation,
  { db, name, deadline }: Pick<LongTarget, "db" | "name" | "deadline">,
  request: Search,
  collectionKnown: { isSmall?: boolean } = {},
): Promise<Search["found"]> {
  const { multi, sort: order, filter: given } = request;
  // By `_id` it is found at once.
  const isDirect = order === undefined && Object.hasOwn(given, "_id");
  if (operation.transaction !== undefined || multi || isDirect) return undefined;
  if (collectionKnown.isSmall === true) return undefined;
  return await readPaced(operation, function* ({ view, catalog }): Generator<null, Search["found"]> {
    const collection = catalog.collection(db, name);
    const plan = planQuery(collection, request);
    if (collection === undefined || plan.kind === "none") return undefined;
    if (plan.sorted && plan.kind !== "collection") return undefined;
    collectionKnown.isSmall = !hasMoreRecords(view, collection.table, mostSearchedInStep);
    if (collectionKnown.isSmall) return undefined;
    const { filter, sort = {}, options } = request;
    const keys = plan.sorted ? undefined : compileSortKeys(sort, options.collation);
    const fields = joinFields(fieldsOfFilter(filter), fieldsOfPaths(Object.keys(sort)));
    let first: { recordId: number; key: readonly unknown[] } | undefined;
    for (const row of pacedScan(view, collection, plan, compileFilter(filter, options), {
      deadline,
      fields,
    })) {
      if (row === null) {
        yield null;
        continue;
      }
      if (keys === undefined) return row.recordId;
      const key = keys.of(row.doc);
      if (first === undefined || keys.compare(key, first.key) < 0) first = { recordId: row.recordId, key };
    }
    return first?.recordId ?? "none";
  });
}
