import { Binary } from "bson";
import { compileFilter, type Document } from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { temporaryPrefix } from "../storage/collections.ts";
import { measureTable } from "../storage/measure.ts";
import type { View } from "../storage/view.ts";
import { fieldsOf, flag, optionalDocument } from "./arguments.ts";
import type { Command } from "./command.ts";
import { read, readPaced } from "./data-access.ts";
import { describeView } from "./define-view.ts";
import { describeIndex } from "./index-commands.ts";
import { listReply } from "./list-reply.ts";

/** The collections and views of a database. */
export const listCollections: Command = {
  fields: ["filter", "nameOnly", "authorizedCollections", "cursor"],
  run: (operation) => {
    const fields = fieldsOf(operation);
    const matches = compileFilter(optionalDocument(fields, "filter") ?? {});
    const nameOnly = flag(fields, "nameOnly");
    const all = read(operation, ({ catalog }) => [...catalog.collections(operation.db)]);
    const docs = [
      ...all.filter(({ name }) => !name.startsWith(temporaryPrefix)).map(describeCollection),
      ...operation.server.views.of(operation.db).map(describeView),
    ]
      .sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1))
      .filter(matches)
      .map((doc) => (nameOnly ? { name: doc.name, type: doc.type } : doc));
    return listReply(operation, `${operation.db}.$cmd.listCollections`, docs);
  },
};

/** The databases. */
export const listDatabases: Command = {
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  adminOnly: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const matches = compileFilter(optionalDocument(fields, "filter") ?? {});
    const nameOnly = flag(fields, "nameOnly");
    const all = await readPaced(operation, function* ({ catalog, view }) {
      const found: Document[] = [];
      for (const name of [
        ...new Set([...catalog.databases(), ...operation.server.views.databases()]),
      ].sort()) {
        const collections = catalog.collections(name);
        const size = nameOnly ? 0 : yield* sizeOf(view, collections);
        found.push(nameOnly ? { name } : { name, sizeOnDisk: BigInt(size), empty: collections.length === 0 });
      }
      return found;
    });
    const databases = all.filter(matches);
    if (nameOnly) return { databases };
    const totalSize = databases.reduce((sum, { sizeOnDisk }) => sum + Number(sizeOnDisk), 0);
    return { databases, totalSize: BigInt(totalSize), totalSizeMb: BigInt(Math.floor(totalSize / 2 ** 20)) };
  },
};

/** The bytes of all records; one file holds all databases, so there is no size on disk of each. */
function* sizeOf(view: View, collections: readonly CollectionInfo[]): Generator<null, number> {
  let size = 0;
  for (const { table } of collections) size += (yield* measureTable(view, table)).bytes;
  return size;
}

function describeCollection(info: CollectionInfo): Document {
  const [idIndex] = info.indexes;
  return {
    name: info.name,
    type: "collection",
    options:
      info.validator === undefined
        ? {}
        : {
            validator: info.validator,
            validationLevel: info.validationLevel,
            validationAction: info.validationAction,
          },
    info: { readOnly: false, uuid: new Binary(info.uuid, Binary.SUBTYPE_UUID) },
    ...(idIndex === undefined ? {} : { idIndex: describeIndex(idIndex) }),
  };
}
