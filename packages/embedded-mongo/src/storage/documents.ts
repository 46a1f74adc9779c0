import { type Document, encode, getField, MongoError, splitPath } from "../engine/index.ts";
import type { CatalogReader } from "./catalog.ts";
import type { CollectionInfo, IndexInfo } from "./catalog-types.ts";
import { checkUnique, entriesOf, type IndexEntries, rememberTexts, withEntries } from "./index-entries.ts";
import { encodeRecordId, recordKey } from "./keys.ts";
import type { Overlay } from "./overlay.ts";

/** MongoDB's limit on one document. */
export const largestDocument = 16 * 1024 * 1024;

/** Changes records together with their index entries; each call writes all or, when it throws, nothing. */
export class Documents {
  readonly #catalog: CatalogReader;

  constructor(catalog: CatalogReader) {
    this.#catalog = catalog;
  }

  /** @throws MongoError DuplicateKey (11000), BSONObjectTooLarge (10334), CannotIndexParallelArrays (171) */
  insert(view: Overlay, collection: CollectionInfo, recordId: number, doc: Document): CollectionInfo {
    const bytes = encodeRecord(doc);
    const all = collection.indexes.map((index) => entriesOf(index, doc, recordId));
    for (const [at, index] of collection.indexes.entries()) {
      const entries = all[at];
      if (entries === undefined) continue;
      checkUnique(view, collection, index, entries, recordId);
    }
    view.put(recordKey(collection.table, recordId), bytes);
    const id = encodeRecordId(recordId);
    for (const { entries } of all) for (const { key } of entries) view.put(key, id);
    view.note({ kind: "insert", db: collection.db, coll: collection.name, after: doc });
    return this.#noteEntries(view, collection, all);
  }

  /** @throws the same as `insert` */
  replace(
    view: Overlay,
    collection: CollectionInfo,
    recordId: number,
    before: Document,
    after: Document,
    kind: "update" | "replace" = "update",
  ): CollectionInfo {
    const bytes = encodeRecord(after);
    const all = collection.indexes.map((index) =>
      isUntouched(index, before, after) ? undefined : entriesOf(index, after, recordId),
    );
    for (const [at, index] of collection.indexes.entries()) {
      const entries = all[at];
      if (entries !== undefined) checkUnique(view, collection, index, entries, recordId);
    }
    const id = encodeRecordId(recordId);
    view.put(recordKey(collection.table, recordId), bytes);
    for (const [at, index] of collection.indexes.entries()) {
      const entries = all[at];
      if (entries === undefined) continue;
      const kept = new Set(entries.entries.map(({ key }) => key.toString("latin1")));
      for (const { key } of entriesOf(index, before, recordId).entries) {
        const name = key.toString("latin1");
        if (!kept.delete(name)) view.remove(key);
      }
      for (const name of kept) view.put(Buffer.from(name, "latin1"), id);
    }
    view.note({ kind, db: collection.db, coll: collection.name, before, after });
    return this.#noteEntries(view, collection, all);
  }

  /** Removes a record and its index entries. */
  remove(view: Overlay, collection: CollectionInfo, recordId: number, doc: Document): void {
    for (const index of collection.indexes) {
      for (const { key } of entriesOf(index, doc, recordId).entries) view.remove(key);
    }
    view.remove(recordKey(collection.table, recordId));
    view.note({ kind: "delete", db: collection.db, coll: collection.name, before: doc });
  }

  #noteEntries(
    view: Overlay,
    collection: CollectionInfo,
    all: readonly (IndexEntries | undefined)[],
  ): CollectionInfo {
    for (const [at, index] of collection.indexes.entries()) {
      const entries = all[at];
      if (entries !== undefined) rememberTexts(view, index, entries);
    }
    const indexes = collection.indexes.map((index, at) => {
      const entries = all[at];
      return entries === undefined ? index : withEntries(index, entries);
    });
    if (indexes.every((index, at) => index === collection.indexes[at])) return collection;
    const changed = { ...collection, indexes };
    this.#catalog.save(view, changed);
    return changed;
  }
}

/**
 * Whether a document certainly has the same entries as before, because what the index looks at is the very same. While
 * an index is built the entries there were may be missing still.
 */
function isUntouched(index: IndexInfo, before: Document, after: Document): boolean {
  if (index.partialFilterExpression !== undefined || index.building) return false;
  for (const path of Object.keys(index.key)) {
    const [top = path] = splitPath(path);
    if (!Object.is(getField(before, top), getField(after, top))) return false;
  }
  return true;
}

/** @throws MongoError BSONObjectTooLarge (10334) for a document beyond MongoDB's limit */
export function encodeRecord(doc: Document): Buffer {
  const bytes = encode(doc);
  if (bytes.length > largestDocument) {
    throw new MongoError(
      "BSONObjectTooLarge",
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${largestDocument}`,
    );
  }
  return bytes;
}
