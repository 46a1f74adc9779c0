import { decode } from "../engine/index.ts";
import type { CatalogReader } from "./catalog.ts";
import type { CollectionInfo, IndexInfo } from "./catalog-types.ts";
import { checkUnique, entriesOf, rememberTexts } from "./index-entries.ts";
import { encodeRecordId, recordIdOf, tableEnd, tableStart } from "./keys.ts";
import type { Overlay } from "./overlay.ts";

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
  let multikey = false;
  for (const { key, value } of view.range({
    start: tableStart(collection.table),
    end: tableEnd(collection.table),
  })) {
    const recordId = recordIdOf(key);
    const entries = entriesOf(index, decode(value), recordId);
    checkUnique(view, collection, index, entries, recordId);
    multikey ||= entries.multikey;
    const id = encodeRecordId(recordId);
    for (const entry of entries.entries) view.put(entry.key, id);
    rememberTexts(view, index, entries);
  }
  const changed = { ...collection, indexes: [...collection.indexes, { ...index, multikey }] };
  catalog.save(view, changed);
  return changed;
}
