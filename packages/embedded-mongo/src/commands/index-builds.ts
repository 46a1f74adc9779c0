import { decode, MongoError } from "../engine/index.ts";
import { clearInSteps } from "../storage/abandoned.ts";
import type { CatalogReader } from "../storage/catalog.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { temporaryPrefix } from "../storage/collections.ts";
import {
  checkUnique,
  entriesOf,
  type IndexEntries,
  rememberTexts,
  withEntries,
} from "../storage/index-entries.ts";
import { encodeRecordId, recordKey } from "../storage/keys.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { Store } from "../storage/store.ts";
import type { View } from "../storage/view.ts";
import type { Operation } from "./command.ts";
import { write } from "./data-access.ts";
import { type Found, inSteps, recordsOf } from "./long-writes.ts";

/** The indexes of a collection with more records are filled in steps. */
export const mostInOneStep = 500;

/**
 * Fills indexes that are being built: writes keep them from their beginning on, so that only the records there were
 * then are left to do. They become known to others when all are full; when one cannot be, none is left.
 * @throws MongoError DuplicateKey (11000), CannotIndexParallelArrays (171), IndexBuildAborted (276) when they were
 *   dropped meanwhile
 */
export async function finishIndexes(
  operation: Operation,
  name: string,
  begun: readonly IndexInfo[],
): Promise<void> {
  if (begun.length === 0) return;
  const { indexBuilds } = operation.server;
  const work = finish(operation, name, begun);
  for (const { table } of begun) indexBuilds.set(table, work);
  try {
    await work;
  } finally {
    for (const { table } of begun) indexBuilds.delete(table);
  }
}

async function finish(operation: Operation, name: string, begun: readonly IndexInfo[]): Promise<void> {
  const { store } = operation.server;
  const { db, deadline } = operation;
  const tables = new Set(begun.map(({ table }) => table));
  const multikey = new Map<number, Fanned>();
  try {
    const options = { collation: undefined, vars: undefined, now: new Date() };
    const found = await recordsOf(operation, { db, name, deadline }, { filter: {}, multi: true, options });
    await inSteps(operation, found, (view, recordIds) => {
      try {
        fill(store.catalog, view, found, tables, recordIds, multikey);
        return { failure: undefined, left: [], settle: () => {} };
      } catch (error) {
        // Nothing of the step need stay: the index will be dropped.
        if (error instanceof MongoError) return { failure: error, left: [], settle: () => {} };
        throw error;
      }
    });
    await write(operation, (view) => {
      const info = collectionWith(store.catalog, view, found.table, tables);
      const indexes = info.indexes.map((index) =>
        tables.has(index.table)
          ? { ...withEntries(index, multikey.get(index.table) ?? none), building: false }
          : index,
      );
      store.catalog.save(view, { ...info, indexes });
    });
  } catch (error) {
    await dropIndexTables(store, tables);
    throw error;
  }
}

/** What records that were met so far make of an index. */
type Fanned = Pick<IndexEntries, "multikey" | "arrays">;

const none: Fanned = { multikey: false };

function fill(
  catalog: CatalogReader,
  view: Overlay,
  { table }: Found,
  tables: ReadonlySet<number>,
  recordIds: readonly number[],
  multikey: Map<number, Fanned>,
): void {
  const info = collectionWith(catalog, view, table, tables);
  const indexes = info.indexes.filter((index) => tables.has(index.table));
  for (const recordId of recordIds) {
    const bytes = view.get(recordKey(table, recordId));
    if (bytes === undefined) continue;
    const doc = decode(bytes);
    const id = encodeRecordId(recordId);
    for (const index of indexes) {
      const entries = entriesOf(index, doc, recordId);
      checkUnique(view, info, index, entries, recordId);
      for (const { key } of entries.entries) view.put(key, id);
      rememberTexts(view, index, entries);
      const before = { ...index, ...(multikey.get(index.table) ?? none) };
      const { multikey: isMultikey, arrays } = withEntries(before, entries);
      if (isMultikey) multikey.set(index.table, { multikey: true, arrays });
    }
  }
}

/** The collection of a table as long as it has all the indexes that are being built; it may have another name now. */
function collectionWith(
  catalog: CatalogReader,
  view: View,
  table: number,
  tables: ReadonlySet<number>,
): CollectionInfo {
  const all = catalog.read(view);
  for (const db of all.databases())
    for (const info of all.collections(db)) {
      if (info.table !== table) continue;
      if (info.indexes.filter((index) => tables.has(index.table)).length === tables.size) return info;
    }
  throw new MongoError("IndexBuildAborted", "Index build aborted: the collection or the index was dropped");
}

/** Takes indexes out of the catalog, if they are there, and then their entries, some at a time. */
async function dropIndexTables(store: Store, tables: ReadonlySet<number>): Promise<void> {
  await store.write((view) => {
    const all = store.catalog.read(view);
    for (const info of all.databases().flatMap((db) => all.collections(db))) {
      const indexes = info.indexes.filter((index) => !tables.has(index.table));
      if (indexes.length < info.indexes.length) store.catalog.save(view, { ...info, indexes });
    }
  });
  for (const table of tables) await clearInSteps(store, table);
}

/**
 * Drops what a server that ended in the middle of building indexes, or of `$out`, has left; nobody was told that they
 * are made.
 */
export async function dropUnfinished(store: Store): Promise<void> {
  const snapshot = store.snapshot();
  const all = snapshot.catalog.databases().flatMap((db) => snapshot.catalog.collections(db));
  snapshot.release();
  const building = all.flatMap(({ indexes }) => indexes.filter((index) => index.building));
  if (building.length > 0) await dropIndexTables(store, new Set(building.map(({ table }) => table)));
  for (const info of all)
    if (info.name.startsWith(temporaryPrefix)) await store.write((view) => store.catalog.drop(view, info));
}
