import { MongoError } from "../engine/index.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import { measureTable } from "../storage/measure.ts";
import type { Command } from "./command.ts";
import { collectionOf, read, readPaced } from "./data-access.ts";

/** How much is in a database. */
export const dbStats: Command = {
  fields: ["scale", "freeStorage"],
  run: (operation) =>
    read(operation, ({ view, catalog }) => {
      const all = catalog.collections(operation.db);
      const objects = all.reduce(
        (sum, { table }) => sum + view.count({ start: tableStart(table), end: tableEnd(table) }),
        0,
      );
      return {
        db: operation.db,
        collections: all.length,
        views: 0,
        objects,
        indexes: all.reduce((sum, { indexes }) => sum + indexes.length, 0),
      };
    }),
};

/** How much is in a collection. */
export const collStats: Command = {
  fields: ["scale"],
  run: async (operation) => {
    const { name, namespace } = collectionOf(operation);
    return await readPaced(operation, function* ({ view, catalog }) {
      const info = catalog.collection(operation.db, name);
      if (info === undefined)
        throw new MongoError("NamespaceNotFound", `Collection [${namespace}] not found.`);
      const { count, bytes: size } = yield* measureTable(view, info.table);
      return {
        ns: namespace,
        count,
        size,
        avgObjSize: count === 0 ? 0 : size / count,
        nindexes: info.indexes.length,
        capped: false,
      };
    });
  },
};
