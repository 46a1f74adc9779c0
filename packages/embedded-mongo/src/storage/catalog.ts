import { Binary } from "bson";
import {
  type Document,
  decode,
  documentOf,
  encode,
  isDocument,
  isNumeric,
  toNumber,
} from "../engine/index.ts";
import type { Catalog, CollectionInfo, IndexInfo } from "./catalog-types.ts";
import { CollationRegistry } from "./collation-classes.ts";
import { tableEnd, tableKey, tableStart, tables } from "./keys.ts";
import type { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

const versionKey = tableKey(tables.meta, Buffer.from("catalog"));

/**
 * The catalog as a view contains it: of a snapshot that of its time, of a transaction with its own changes. Each state
 * has a version number, by which parsed catalogs are kept.
 */
export class CatalogReader {
  readonly collations: CollationRegistry;
  readonly #parsed = new Map<string, Catalog>();
  #lastVersion = 0n;
  #lastTable: number = tables.firstFree;

  /** @param view the state at start-up */
  constructor(view: View) {
    this.collations = new CollationRegistry(view);
    const stored = view.get(versionKey);
    if (stored !== undefined) {
      this.#lastVersion = stored.readBigUInt64BE(0);
      this.#lastTable = stored.readUInt32BE(8);
    }
  }

  read(view: View): Catalog {
    const version = view.get(versionKey)?.toString("latin1") ?? "";
    const known = this.#parsed.get(version);
    if (known !== undefined) return known;
    const parsed = parseCatalog(view, this.collations);
    this.#parsed.set(version, parsed);
    if (this.#parsed.size > 16) {
      const oldest = this.#parsed.keys().next().value;
      if (oldest !== undefined) this.#parsed.delete(oldest);
    }
    return parsed;
  }

  /** A number for a new table; never given twice. */
  newTable(): number {
    return ++this.#lastTable;
  }

  /** Writes a collection's entry. */
  save(view: Overlay, info: CollectionInfo): void {
    view.put(entryKey(info.db, info.name), encode(toStored(info)));
    this.#touch(view);
  }

  /** Removes a collection's entry and all its data. */
  drop(view: Overlay, info: CollectionInfo): void {
    for (const table of [info.table, ...info.indexes.map((index) => index.table)]) clearTable(view, table);
    view.remove(entryKey(info.db, info.name));
    view.note({ kind: "drop", db: info.db, coll: info.name });
    this.#touch(view);
  }

  /** Removes an entry, not the data, which another entry has taken over. */
  forget(view: Overlay, info: CollectionInfo): void {
    view.remove(entryKey(info.db, info.name));
    this.#touch(view);
  }

  #touch(view: Overlay): void {
    const bytes = Buffer.allocUnsafe(12);
    bytes.writeBigUInt64BE(++this.#lastVersion, 0);
    bytes.writeUInt32BE(this.#lastTable, 8);
    view.put(versionKey, bytes);
  }
}

/** A table with more entries is left behind when its owner goes, and cleared later (`clearAbandoned`). */
const mostClearedAtOnce = 500;

/** Removes all entries of a table that nobody refers to any more, if they are few; else they are left for later. */
export function clearTable(view: Overlay, table: number): void {
  const keys: Buffer[] = [];
  for (const { key } of view.range({ start: tableStart(table), end: tableEnd(table) }))
    if (keys.push(key) > mostClearedAtOnce) return;
  for (const key of keys) view.remove(key);
}

function entryKey(db: string, name: string): Buffer {
  return tableKey(tables.catalog, Buffer.from(`${db}\0${name}`));
}

function parseCatalog(view: View, collations: CollationRegistry): Catalog {
  const all = new Map<string, Map<string, CollectionInfo>>();
  for (const { value } of view.range({ start: tableStart(tables.catalog), end: tableEnd(tables.catalog) })) {
    const info = fromStored(decode(value), collations);
    const db = all.get(info.db) ?? new Map<string, CollectionInfo>();
    db.set(info.name, info);
    all.set(info.db, db);
  }
  return {
    collection: (db, name) => all.get(db)?.get(name),
    collections: (db) => [...(all.get(db)?.values() ?? [])],
    databases: () => [...all.keys()],
  };
}

function toStored(info: CollectionInfo): Document {
  const { indexes, uuid, ...rest } = info;
  return documentOf([
    ...Object.entries(rest),
    ["uuid", new Binary(uuid, Binary.SUBTYPE_UUID)],
    ["indexes", indexes.map(indexToStored)],
  ]);
}

function indexToStored({ classes, arrays, ...rest }: IndexInfo): Document {
  const fanned = arrays === undefined ? [] : [["arrays", [...arrays]] as const];
  const collation = classes === undefined ? [] : [["collation", classes.collation.spec.document] as const];
  return documentOf([...Object.entries(rest), ...fanned, ...collation]);
}

function fromStored(doc: Document, collations: CollationRegistry): CollectionInfo {
  const { uuid, indexes } = doc;
  return {
    db: String(doc.db),
    name: String(doc.name),
    uuid: uuid instanceof Binary ? Buffer.from(uuid.buffer.subarray(0, uuid.position)) : Buffer.alloc(16),
    table: numberOf(doc.table),
    indexes: Array.isArray(indexes)
      ? indexes.filter(isDocument).map((index) => indexFromStored(index, collations))
      : [],
    validator: isDocument(doc.validator) ? doc.validator : undefined,
    validationLevel:
      doc.validationLevel === "off" || doc.validationLevel === "moderate" ? doc.validationLevel : "strict",
    validationAction: doc.validationAction === "warn" ? "warn" : "error",
  };
}

function indexFromStored(doc: Document, collations: CollationRegistry): IndexInfo {
  return {
    name: String(doc.name),
    key: isDocument(doc.key) ? doc.key : {},
    table: numberOf(doc.table),
    unique: doc.unique === true,
    sparse: doc.sparse === true,
    hidden: doc.hidden === true,
    background: typeof doc.background === "boolean" ? doc.background : undefined,
    partialFilterExpression: isDocument(doc.partialFilterExpression)
      ? doc.partialFilterExpression
      : undefined,
    classes: isDocument(doc.collation) ? collations.of(doc.collation) : undefined,
    expireAfterSeconds: doc.expireAfterSeconds === undefined ? undefined : numberOf(doc.expireAfterSeconds),
    multikey: doc.multikey === true,
    ...(Array.isArray(doc.arrays) ? { arrays: doc.arrays.map(String) } : {}),
    building: doc.building === true,
  };
}

function numberOf(value: unknown): number {
  return isNumeric(value) ? toNumber(value) : 0;
}
