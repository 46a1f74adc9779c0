import { compileFilter, type Document, MongoError } from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { type CollectionOptions, checkNamespace, createCollection } from "../storage/collections.ts";
import { validateCollection } from "../storage/validate-collection.ts";
import { removeView } from "../storage/views.ts";
import { type Fields, fieldsOf, flag, optionalDocument, optionalText, text } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, readPaced, write } from "./data-access.ts";
import { changeView, createView } from "./define-view.ts";
import { sameKey } from "./index-specification.ts";

/** What a collection may have and a view may not. */
const collectionFields = ["validator", "validationLevel", "validationAction"];

/** Makes a collection, or a view. */
export const create: Command = {
  fields: [...collectionFields, "autoIndexId", "idIndex", "viewOn", "pipeline"],
  refused: [
    "capped",
    "size",
    "max",
    "collation",
    "timeseries",
    "clusteredIndex",
    "expireAfterSeconds",
    "changeStreamPreAndPostImages",
    "storageEngine",
    "indexOptionDefaults",
    "encryptedFields",
  ],
  inTransaction: true,
  run: async (operation) => {
    const { name } = collectionOf(operation);
    if (operation.body.viewOn !== undefined) {
      await createView(operation, name, collectionFields);
      return {};
    }
    if (operation.body.pipeline !== undefined)
      throw new MongoError("InvalidOptions", "'pipeline' requires 'viewOn' to also be specified");
    const fields = fieldsOf(operation);
    const options = readOptions(fields);
    const { catalog } = operation.server.store;
    await write(operation, (view) => {
      const before = catalog.read(view).collection(operation.db, name);
      // Making what is there already with the same options is no error, as in MongoDB since 7.0.
      if (before !== undefined && operation.transaction !== undefined)
        throw new MongoError("NamespaceExists", `Collection ${operation.db}.${name} already exists.`);
      if (before !== undefined && options.validator === undefined && before.validator === undefined) return;
      createCollection(catalog, view, operation.db, name, options);
    });
    return {};
  },
};

/** Removes a collection with its indexes. */
export const drop: Command = {
  fields: [],
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    const { db, server } = operation;
    const { catalog } = server.store;
    const isView = server.views.has(db, name);
    const dropped = await write(operation, (view) => {
      if (isView) removeView(view, { db, name });
      const info = catalog.read(view).collection(db, name);
      if (info !== undefined) catalog.drop(view, info);
      return info;
    });
    if (isView) {
      server.views.reload();
      return { ns: namespace };
    }
    server.tidy();
    return dropped === undefined ? {} : { nIndexesWas: dropped.indexes.length, ns: namespace };
  },
};

/** Removes a database. */
export const dropDatabase: Command = {
  fields: [],
  run: async (operation) => {
    const { catalog } = operation.server.store;
    const count = await write(operation, (view) => {
      for (const definition of operation.server.views.of(operation.db)) removeView(view, definition);
      const all = catalog.read(view).collections(operation.db);
      for (const info of all) catalog.drop(view, info);
      if (all.length > 0) view.note({ kind: "dropDatabase", db: operation.db });
      return all.length;
    });
    operation.server.views.reload();
    operation.server.tidy();
    return count > 0 ? { dropped: operation.db } : {};
  },
};

/** Changes a collection's validator, or when an index lets documents expire; or what a view is of. */
export const collMod: Command = {
  fields: [...collectionFields, "index", "viewOn", "pipeline"],
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    if (operation.server.views.has(operation.db, name)) {
      await changeView(operation, name, [...collectionFields, "index"]);
      return {};
    }
    for (const field of ["viewOn", "pipeline"])
      if (operation.body[field] !== undefined)
        throw new MongoError("InvalidOptions", `option not supported on a collection: ${field}`);
    const fields = fieldsOf(operation);
    const options = readOptions(fields);
    const change = optionalDocument(fields, "index");
    const { catalog } = operation.server.store;
    return await write(operation, (view): Document => {
      const before = catalog.read(view).collection(operation.db, name);
      if (before === undefined) throw new MongoError("NamespaceNotFound", `ns does not exist: ${namespace}`);
      const changed: CollectionInfo = {
        ...before,
        validator: options.validator === undefined ? before.validator : emptyAsNone(options.validator),
        validationLevel: options.validationLevel ?? before.validationLevel,
        validationAction: options.validationAction ?? before.validationAction,
      };
      if (change === undefined) {
        catalog.save(view, changed);
        return {};
      }
      const { indexes, reply } = changeIndex(changed, change);
      catalog.save(view, { ...changed, indexes });
      return reply;
    });
  },
};

/** Gives a collection another name. */
export const renameCollection: Command = {
  fields: ["to", "dropTarget"],
  adminOnly: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const [fromDb, from] = splitNamespace(text(fields, "renameCollection"));
    const [toDb, to] = splitNamespace(text(fields, "to"));
    const dropTarget = flag(fields, "dropTarget");
    if (fromDb === toDb && from === to)
      throw new MongoError("IllegalOperation", "Can't rename a collection to itself");
    const { views } = operation.server;
    if (views.has(fromDb, from))
      throw new MongoError("CommandNotSupportedOnView", `cannot rename view: ${fromDb}.${from}`);
    if (views.has(toDb, to))
      throw new MongoError("NamespaceExists", `a view already exists with that name: ${toDb}.${to}`);
    const { catalog } = operation.server.store;
    await write(operation, (view) => {
      const all = catalog.read(view);
      const source = all.collection(fromDb, from);
      const target = all.collection(toDb, to);
      if (source === undefined)
        throw new MongoError("NamespaceNotFound", `Source collection ${fromDb}.${from} does not exist`);
      if (target !== undefined && !dropTarget)
        throw new MongoError("NamespaceExists", "target namespace exists");
      if (target !== undefined) catalog.drop(view, target);
      catalog.forget(view, source);
      catalog.save(view, { ...source, db: toDb, name: to });
      view.note({ kind: "rename", db: fromDb, coll: from, to: { db: toDb, coll: to } });
    });
    if (dropTarget) operation.server.tidy();
    return {};
  },
};

/** Checks that records and indexes agree. */
export const validate: Command = {
  fields: ["full", "background", "metadata", "checkBSONConformance", "scandata"],
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    return await readPaced(operation, function* ({ view, catalog }) {
      const info = catalog.collection(operation.db, name);
      if (info === undefined)
        throw new MongoError("NamespaceNotFound", `Collection '${namespace}' does not exist to validate.`);
      return { ns: namespace, ...(yield* validateCollection(view, info)) };
    });
  },
};

function readOptions(fields: Fields): CollectionOptions {
  const validator = optionalDocument(fields, "validator");
  if (validator !== undefined) compileFilter(validator);
  return {
    validator,
    validationLevel: oneOf(fields, "validationLevel", ["off", "strict", "moderate"]),
    validationAction: oneOf(fields, "validationAction", ["error", "warn"]),
  };
}

function oneOf<Name extends string>(fields: Fields, field: string, names: readonly Name[]): Name | undefined {
  const value = optionalText(fields, field);
  if (value === undefined) return undefined;
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  throw new MongoError("BadValue", `Enumeration value '${value}' for field '${field}' is not a valid value.`);
}

function emptyAsNone(validator: Document): Document | undefined {
  return Object.keys(validator).length === 0 ? undefined : validator;
}

function changeIndex(
  info: CollectionInfo,
  change: Document,
): { indexes: CollectionInfo["indexes"]; reply: Document } {
  const fields: Fields = { place: "collMod.index", doc: change };
  const wanted = info.indexes.find(
    (index) => index.name === change.name || sameKey(index.key, change.keyPattern),
  );
  if (wanted === undefined) throw new MongoError("IndexNotFound", "cannot find index for collMod");
  const seconds = change.expireAfterSeconds;
  const reply: Document = {};
  const changed = { ...wanted };
  for (const name of Object.keys(change)) {
    if (name === "name" || name === "keyPattern") continue;
    if (name === "expireAfterSeconds" && typeof seconds === "number") {
      if (wanted.expireAfterSeconds !== undefined) reply.expireAfterSeconds_old = wanted.expireAfterSeconds;
      changed.expireAfterSeconds = seconds;
      reply.expireAfterSeconds_new = seconds;
    } else if (name === "hidden") {
      reply.hidden_old = wanted.hidden;
      changed.hidden = flag(fields, "hidden");
      reply.hidden_new = changed.hidden;
    } else throw new MongoError(40415, `BSON field 'collMod.index.${name}' is an unknown field.`);
  }
  return { indexes: info.indexes.map((index) => (index === wanted ? changed : index)), reply };
}

function splitNamespace(namespace: string): [string, string] {
  const dot = namespace.indexOf(".");
  const db = namespace.slice(0, Math.max(0, dot));
  const name = namespace.slice(dot + 1);
  checkNamespace(db, name);
  return [db, name];
}
