import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mongo } from "mongoose";
import { version } from "../base/version.ts";
import { dataFile, embeddedFolder } from "./data-folders.ts";
import { defaultDatabase } from "./database-name.ts";
import { mongoose } from "./mongoose.ts";
import { restoreElsewhere } from "./restore-elsewhere.ts";

interface Manifest {
  product: "duheng";
  version: string;
  at: string;
}

const manifestFile = "backup.json";

/**
 * Copies all data into a new folder, consistently, while everything goes on. Throws for another MongoDB (which has
 * tools of its own, such as mongodump) and when the folder is there already.
 */
export async function backupDatabase(
  options: { mongodbUri: string | undefined },
  folder: string,
): Promise<void> {
  refuseOther(options);
  const target = resolve(folder);
  await mkdir(target, { recursive: false, mode: 0o700 });
  await mongoose.connection
    .getClient()
    .db("admin")
    .command({ duhengBackup: 1, to: join(target, dataFile) });
  await chmod(join(target, dataFile), 0o600);
  const manifest: Manifest = { product: "duheng", version, at: new Date().toISOString() };
  await writeFile(join(target, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Puts a backup in the place of the present data, which are kept beside it under another name (the answer); or, with
 * `mongodbUri`, into that database, which must be empty. Nobody is signed in afterwards, and no setup link is good any
 * more. Throws when the folder is no backup or cannot be opened, or the database is running; the present data stay in place
 * then. Run `verify` after it.
 */
export async function restoreDatabase(
  { mongodbUri, dataDir }: { mongodbUri: string | undefined; dataDir: string },
  folder: string,
): Promise<string | undefined> {
  const source = resolve(folder);
  await refuseNoBackup(source);
  const target = embeddedFolder(dataDir);
  const next = `${target}.restoring`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true, mode: 0o700 });
  try {
    await copyFile(join(source, dataFile), join(next, dataFile));
    await opened(next, async (database) => {
      await forgetSessions(database);
      if (mongodbUri !== undefined) await restoreElsewhere({ mongodbUri, dataDir }, database);
    });
    if (mongodbUri !== undefined) return undefined;
    const kept = (await exists(target)) ? await moveAside(target) : undefined;
    await rename(next, target);
    return kept;
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** What is done with the database in a folder that nothing else has open. */
async function opened(folder: string, run: (database: mongo.Db) => Promise<void>): Promise<void> {
  const { startEmbeddedMongo } = await import("@duheng/embedded-mongo");
  const server = await startEmbeddedMongo({ dataDir: folder });
  const client = new mongo.MongoClient(server.uri);
  try {
    await run(client.db(defaultDatabase));
  } finally {
    await client.close();
    await server.close();
  }
}

/** Before the data are in place: sessions of the backup's day would be good again, and sign-ins begun then go on. */
async function forgetSessions(database: mongo.Db): Promise<void> {
  for (const name of ["sessions", "verifications"]) await database.collection(name).deleteMany({});
  await database.collection<{ _id: string }>("system_settings").deleteOne({ _id: "first-administrator" });
}

/** Opening it ourselves for a moment proves that nobody else has it. */
async function moveAside(target: string): Promise<string> {
  const { startEmbeddedMongo } = await import("@duheng/embedded-mongo");
  const server = await startEmbeddedMongo({ dataDir: target });
  await server.close();
  const kept = `${target}.before-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  await rename(target, kept);
  return kept;
}

async function refuseNoBackup(folder: string): Promise<void> {
  const manifest: unknown = await readFile(join(folder, manifestFile), "utf8").then(
    JSON.parse,
    () => undefined,
  );
  const ours =
    typeof manifest === "object" && manifest !== null && Reflect.get(manifest, "product") === "duheng";
  if (!ours || !(await exists(join(folder, dataFile)))) {
    throw new Error(`不是度衡的备份 not a backup of Duheng: ${folder}`);
  }
}

function refuseOther({ mongodbUri }: { mongodbUri: string | undefined }): void {
  if (mongodbUri === undefined) return;
  throw new Error("MONGODB_URI: 请用该数据库自己的备份工具 use that database's own tools, such as mongodump");
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
