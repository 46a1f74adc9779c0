import { mongo } from "mongoose";
import { connectDatabase, disconnectDatabase, startError } from "./connection.ts";
import { beginRestoring, endRestoring, isHalfRestored } from "./half-restored.ts";
import { mongoose } from "./mongoose.ts";
import { UnusableDatabase } from "./usable-database.ts";

/** So many documents are on their way at once, and no more than this many bytes but for a single one. */
const atOnce = 100;
const mostBytes = 8 * 1024 * 1024;

/**
 * Copies every document of a database into that of `mongodbUri`, which must be empty or what an earlier attempt left half
 * done. Throws, and leaves it marked as half done, when it breaks off. Indexes are made by whoever opens it next.
 */
export async function restoreElsewhere(
  options: { mongodbUri: string; dataDir: string },
  source: mongo.Db,
): Promise<void> {
  await connectDatabase({ ...options, isRestoring: true });
  try {
    const { db } = mongoose.connection;
    if (!db) throw new Error("connected to no database");
    await emptied(db);
    await beginRestoring();
    for (const { name } of await collectionsOf(source))
      await copy(source.collection(name), db.collection(name));
    await endRestoring();
  } catch (error) {
    throw startError(error);
  } finally {
    await disconnectDatabase();
  }
}

/** Takes away what an attempt before has left; throws where there is anything else. */
async function emptied(db: mongo.Db): Promise<void> {
  const present = await collectionsOf(db);
  if (await isHalfRestored()) {
    // The mark goes last: until then it is half done.
    present.sort(
      (one, other) => Number(one.name === "system_settings") - Number(other.name === "system_settings"),
    );
    for (const { name } of present) await db.dropCollection(name);
    return;
  }
  for (const { name } of present) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new UnusableDatabase(
      `MONGODB_URI: 数据库“${db.databaseName}”里已有数据（${name}），没有改动。请在地址中写一个新的数据库名，或先清空它。 The database “${db.databaseName}” has data already (${name}); nothing was changed. Name a new one in the address, or empty it first.`,
    );
  }
}

async function collectionsOf(db: mongo.Db): Promise<{ name: string }[]> {
  const all = await db.listCollections({}, { nameOnly: true }).toArray();
  return all.filter(({ name }) => !name.startsWith("system."));
}

/** Numbers keep the kind that they have: what is sealed is judged by it. */
const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

async function copy(from: mongo.Collection, to: mongo.Collection): Promise<void> {
  let batch: mongo.BSON.Document[] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) await to.insertMany(batch, { writeConcern: { w: "majority" } });
    batch = [];
    bytes = 0;
  };
  for await (const document of from.find({}, { ...asStored, batchSize: atOnce })) {
    const size = mongo.BSON.calculateObjectSize(document);
    if (bytes + size > mostBytes) await send();
    batch.push(document);
    bytes += size;
    if (batch.length === atOnce) await send();
  }
  await send();
}
