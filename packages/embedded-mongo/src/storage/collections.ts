import { randomBytes } from "node:crypto";
import { type Document, MongoError } from "../engine/index.ts";
import type { CatalogReader } from "./catalog.ts";
import type { CollectionInfo, IndexInfo } from "./catalog-types.ts";
import type { Overlay } from "./overlay.ts";
import { viewNamed } from "./views.ts";

/** What the names of collections begin with that `$out` fills before they take their target's place. */
export const temporaryPrefix = "tmp.agg_out.";

/** The options of a collection that are kept. */
export interface CollectionOptions {
  readonly validator?: Document | undefined;
  readonly validationLevel?: CollectionInfo["validationLevel"] | undefined;
  readonly validationAction?: CollectionInfo["validationAction"] | undefined;
}

/**
 * Makes a collection with its `_id` index.
 * @throws MongoError NamespaceExists (48), InvalidNamespace (73)
 */
export function createCollection(
  catalog: CatalogReader,
  view: Overlay,
  db: string,
  name: string,
  options: CollectionOptions = {},
): CollectionInfo {
  checkNamespace(db, name);
  if (catalog.read(view).collection(db, name) !== undefined) {
    throw new MongoError("NamespaceExists", `Collection ${db}.${name} already exists.`);
  }
  if (viewNamed(view, db, name) !== undefined)
    throw new MongoError("NamespaceExists", `A view already exists. NS: ${db}.${name}`);
  const uuid = randomBytes(16);
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x40;
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80;
  const info: CollectionInfo = {
    db,
    name,
    uuid,
    table: catalog.newTable(),
    indexes: [idIndex(catalog.newTable())],
    validator: options.validator,
    validationLevel: options.validationLevel ?? "strict",
    validationAction: options.validationAction ?? "error",
  };
  catalog.save(view, info);
  return info;
}

/** The collection, made if it is not there. */
export function ensureCollection(
  catalog: CatalogReader,
  view: Overlay,
  db: string,
  name: string,
): CollectionInfo {
  return catalog.read(view).collection(db, name) ?? createCollection(catalog, view, db, name);
}

/** @throws MongoError InvalidNamespace (73) for names MongoDB does not allow */
export function checkNamespace(db: string, name: string): void {
  if (db === "" || db.length > 63 || /[\s/\\."$\0*<>:|?]/.test(db)) {
    throw new MongoError("InvalidNamespace", `Invalid database name: '${db}'`);
  }
  if (
    name === "" ||
    name.includes("\0") ||
    name.includes("$") ||
    name.startsWith(".") ||
    name.endsWith(".")
  ) {
    throw new MongoError("InvalidNamespace", `Invalid collection name: '${db}.${name}'`);
  }
  if (name.startsWith("system.")) {
    throw new MongoError("InvalidNamespace", `Collections named system.* are not supported: '${db}.${name}'`);
  }
  if (Buffer.byteLength(db) + Buffer.byteLength(name) > 255) {
    throw new MongoError("InvalidNamespace", `Fully qualified namespace is too long: '${db}.${name}'`);
  }
}

function idIndex(table: number): IndexInfo {
  return {
    name: "_id_",
    key: { _id: 1 },
    table,
    unique: true,
    sparse: false,
    hidden: false,
    partialFilterExpression: undefined,
    expireAfterSeconds: undefined,
    classes: undefined,
    multikey: false,
    building: false,
  };
}
