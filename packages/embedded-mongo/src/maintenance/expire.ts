import type { Logger } from "pino";
import type { Document } from "../engine/index.ts";
import { deleteMatching } from "../query/modify.ts";
import { Deadline } from "../storage/deadline.ts";
import type { Store } from "../storage/store.ts";

/** Most documents deleted in one step, so that other writers get their turn. */
const stepSize = 500;

/** Deletes the documents whose date in a TTL index lies back further than the index allows. @returns how many */
export async function sweepExpired(store: Store, logger: Logger, now = Date.now()): Promise<number> {
  const snapshot = store.snapshot();
  const due = snapshot.catalog
    .databases()
    .flatMap((db) => snapshot.catalog.collections(db))
    .flatMap((collection) => collection.indexes.map((index) => ({ collection, index })));
  snapshot.release();
  let total = 0;
  for (const { collection, index } of due) {
    const [path] = Object.keys(index.key);
    if (index.building || index.expireAfterSeconds === undefined || path === undefined) continue;
    const old: Document = { [path]: { $lt: new Date(now - index.expireAfterSeconds * 1000) } };
    // What a partial index does not hold does not expire by it.
    const { partialFilterExpression: partial } = index;
    const filter: Document = partial === undefined ? old : { $and: [old, partial] };
    for (;;) {
      const deleted = await store.write(
        (view) =>
          deleteMatching(
            {
              store,
              view,
              db: collection.db,
              name: collection.name,
              deadline: Deadline.none,
              bypassValidation: true,
              logger,
            },
            {
              filter,
              multi: true,
              most: stepSize,
              hint: undefined,
              options: { collation: undefined, vars: undefined, now: new Date(now) },
            },
          ).length,
      );
      total += deleted;
      if (deleted < stepSize) break;
    }
  }
  return total;
}
