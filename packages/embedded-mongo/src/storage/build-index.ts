import { decode } from "../engine/index.ts";
import type { CatalogReader } from "./catalog.ts";
import type { CollectionInfo, IndexInfo } from "./catalog-types.ts";
import { checkUnique, entriesOf, rememberTexts, withEntries } from "./index-entries.ts";
import { encodeRecordId, recordIdOf, tableEnd, tableStart } from "./keys.ts";
import type { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

/** Adds an index without filling it. */
export function addIndex(
  catalog: CatalogReader,
  view: Overlay,
  collection: CollectionInfo,
  index: IndexInfo,
): CollectionInfo {
  const changed = { ...collection, indexes: [...collection.indexes, index] };
  catalog.save(view, changed);
  return changed;
}

/** Whether a collection's table has more than so many records. */
export function hasMoreRecords(view: View, table: number, count: number): boolean {
  let left = count;
  for (const _record of view.range({ start: tableStart(table), end: tableEnd(table) }))
    if (--left < 0) return true;
  return false;
}

/**
 * Adds an index and fills it from the records there are.
 * @throws MongoError DuplicateKey (11000), CannotIndexParallelArrays (171)
 */
export function buildIndex(
  catalog: CatalogReader,
  view: Overlay,
  collection: CollectionInfo,
  index: IndexInfo,
): CollectionInfo {
  let built = index;
  for (const { key, value } of view.range({
    start: tableStart(collection.table),
    end: tableEnd(collection.table),
  })) {
    const recordId = recordIdOf(key);
    const entries = entriesOf(index, decode(value), recordId);
    checkUnique(view, collection, index, entries, recordId);
    built = withEntries(built, entries);
    const id = encodeRecordId(recordId);
    for (const entry of entries.entries) view.put(entry.key, id);
    rememberTexts(view, index, entries);
  }
  return addIndex(catalog, view, collection, built);
}
