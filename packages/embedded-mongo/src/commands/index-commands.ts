import { type Document, describe, documentOf, equalValues, MongoError } from "../engine/index.ts";
import { addIndex, buildIndex, hasMoreRecords } from "../storage/build-index.ts";
import { type CatalogReader, clearTable } from "../storage/catalog.ts";
import type { CollectionInfo, IndexInfo } from "../storage/catalog-types.ts";
import { createCollection } from "../storage/collections.ts";
import type { Overlay } from "../storage/overlay.ts";
import { documents, fieldsOf } from "./arguments.ts";
import type { Command } from "./command.ts";
import { collectionOf, read, write } from "./data-access.ts";
import { finishIndexes, mostInOneStep } from "./index-builds.ts";
import { indexFields, readIndex, sameKey, sameOptions } from "./index-specification.ts";
import { listReply } from "./list-reply.ts";

/** Makes indexes and fills them; those of a large collection in steps, between which others have their turn. */
export const createIndexes: Command = {
  fields: ["indexes", "commitQuorum"],
  parts: { indexes: indexFields },
  inTransaction: true,
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    const { transaction, db } = operation;
    if (transaction?.catalogBefore.collection(db, name) !== undefined)
      throw new MongoError(
        "OperationNotSupportedInTransaction",
        `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
      );
    const { catalog } = operation.server.store;
    const wanted = documents(fieldsOf(operation), "indexes").map((doc) => readIndex(doc, catalog.collations));
    if (wanted.length === 0) throw new MongoError("BadValue", "Must specify at least one index to create");
    for (;;) {
      const { reply, others, begun } = await write(operation, (view) =>
        beginIndexes(catalog, view, db, name, wanted, transaction === undefined),
      );
      // Somebody makes one of them already: what is then still wanting is made afterwards.
      for (const { table } of others) await operation.server.indexBuilds.get(table)?.catch(() => {});
      if (others.length > 0) continue;
      await finishIndexes(operation, name, begun);
      return reply;
    }
  },
};

/** What a first step came to: an answer, with indexes that are still to be filled, or others' that are in the way. */
interface Beginning {
  readonly reply: Document;
  readonly begun: readonly IndexInfo[];
  readonly others: readonly IndexInfo[];
}

function beginIndexes(
  catalog: CatalogReader,
  view: Overlay,
  db: string,
  name: string,
  wanted: readonly IndexInfo[],
  mayTakeSteps: boolean,
): Beginning {
  const before = catalog.read(view).collection(db, name);
  const others = (before?.indexes ?? []).filter(
    (index) => index.building && wanted.some((one) => one.name === index.name || sameKey(one.key, index.key)),
  );
  if (others.length > 0) return { reply: {}, begun: [], others };
  let info = before ?? createCollection(catalog, view, db, name);
  const numIndexesBefore = info.indexes.filter(({ building }) => !building).length;
  const isLarge = mayTakeSteps && before !== undefined && hasMoreRecords(view, before.table, mostInOneStep);
  const begun: IndexInfo[] = [];
  let added = 0;
  for (const index of wanted) {
    if (isThere(info, index)) continue;
    added++;
    const made = { ...index, table: catalog.newTable(), building: isLarge };
    if (isLarge) begun.push(made);
    info = isLarge ? addIndex(catalog, view, info, made) : buildIndex(catalog, view, info, made);
  }
  return {
    reply: {
      numIndexesBefore,
      numIndexesAfter: numIndexesBefore + added,
      createdCollectionAutomatically: before === undefined,
      ...(added === 0 ? { note: "all indexes already exist" } : {}),
    },
    begun,
    others: [],
  };
}

/** The indexes of a collection. */
export const listIndexes: Command = {
  fields: ["cursor"],
  run: (operation) => {
    const { name, namespace } = collectionOf(operation);
    const info = read(operation, ({ catalog }) => catalog.collection(operation.db, name));
    if (info === undefined) throw new MongoError("NamespaceNotFound", `ns does not exist: ${namespace}`);
    return listReply(
      operation,
      namespace,
      info.indexes.filter(({ building }) => !building).map(describeIndex),
    );
  },
};

/** Removes indexes by name, by key pattern, several, or `*` all but that of `_id`. */
export const dropIndexes: Command = {
  fields: ["index"],
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    const { catalog } = operation.server.store;
    const reply = await write(operation, (view): Document => {
      const info = catalog.read(view).collection(operation.db, name);
      if (info === undefined) throw new MongoError("NamespaceNotFound", `ns not found ${namespace}`);
      const dropped = toDrop(info, operation.body.index);
      for (const index of dropped) clearTable(view, index.table);
      catalog.save(view, { ...info, indexes: info.indexes.filter((index) => !dropped.includes(index)) });
      return { nIndexesWas: info.indexes.length };
    });
    operation.server.tidy();
    return reply;
  },
};

/** An index as `listIndexes` shows it. */
export function describeIndex(index: IndexInfo): Document {
  return documentOf(
    [
      ["v", 2] as const,
      ["key", index.key] as const,
      ["name", index.name] as const,
      ["unique", index.unique && index.name !== "_id_" ? true : undefined] as const,
      ["sparse", index.sparse ? true : undefined] as const,
      ["hidden", index.hidden ? true : undefined] as const,
      ["background", index.background] as const,
      ["partialFilterExpression", index.partialFilterExpression] as const,
      ["collation", index.classes?.collation.spec.document] as const,
      ["expireAfterSeconds", index.expireAfterSeconds] as const,
    ].filter(([, value]) => value !== undefined),
  );
}

/** @throws MongoError IndexOptionsConflict (85), IndexKeySpecsConflict (86) */
function isThere(info: CollectionInfo, wanted: IndexInfo): boolean {
  for (const index of info.indexes) {
    const key = sameKey(index.key, wanted.key);
    if (index.name === wanted.name) {
      if (key && (index.name === "_id_" || sameOptions(index, wanted))) return true;
      throw new MongoError(
        "IndexKeySpecsConflict",
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${wanted.name}`,
      );
    }
    if (key && index.name === "_id_") return true;
    // One key may have several indexes, if they differ in what they hold: unique, sparse, partial, collation.
    if (
      key &&
      index.unique === wanted.unique &&
      index.sparse === wanted.sparse &&
      index.classes === wanted.classes &&
      equalValues(index.partialFilterExpression, wanted.partialFilterExpression)
    ) {
      throw new MongoError(
        "IndexOptionsConflict",
        `Index already exists with a different name: ${index.name}`,
      );
    }
  }
  return false;
}

function toDrop(info: CollectionInfo, which: unknown): readonly IndexInfo[] {
  if (which === "*") return info.indexes.slice(1);
  const list: readonly unknown[] = Array.isArray(which) ? which : [which];
  return list.map((one) => {
    const index = info.indexes.find(({ name, key }) => name === one || sameKey(key, one));
    if (index === undefined)
      throw new MongoError(
        "IndexNotFound",
        typeof one === "string"
          ? `index not found with name [${one}]`
          : `can't find index with key: ${describe(one)}`,
      );
    if (index.name === "_id_") throw new MongoError("InvalidOptions", "cannot drop _id index");
    return index;
  });
}
