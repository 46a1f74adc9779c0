import { Error as MongooseError } from "mongoose";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { mongoose } from "./mongoose.ts";
import { connectFailure, unusable } from "./usable-database.ts";

export type DatabaseKind = "embedded" | "mongodb";

export interface DatabaseOptions {
  /** Another MongoDB; the embedded one is started when absent. */
  mongodbUri?: string | undefined;
  /** Where the embedded one keeps its data. */
  dataDir: string;
  /** The embedded one runs as a process of its own unless tests want it in theirs. */
  embedded?: "process" | "in-process";
  /** Lets tests watch each command that reaches the server. */
  monitorCommands?: boolean;
}

let kind: DatabaseKind = "embedded";
let embedded: EmbeddedDatabase | undefined;

/** Connects mongoose, starting the embedded database when no other is named. Throws when none answers in time. */
export async function connectDatabase(options: DatabaseOptions): Promise<void> {
  kind = options.mongodbUri ? "mongodb" : "embedded";
  embedded = options.mongodbUri
    ? undefined
    : await startEmbedded({
        dataDir: options.dataDir,
        inProcess: options.embedded === "in-process",
      });
  const uri = options.mongodbUri ?? embedded?.uri ?? "";
  const connect = () =>
    mongoose.connect(uri, {
      dbName: databaseName,
      appName: "duheng",
      // A person waits no longer for a database that is away than it takes to read that it is.
      serverSelectionTimeoutMS: 1_500,
      connectTimeoutMS: 5_000,
      monitorCommands: options.monitorCommands ?? false,
    });
  try {
    await patiently(connect);
    if (options.mongodbUri !== undefined) await refuseUnusable();
  } catch (error) {
    await mongoose.disconnect();
    if (options.mongodbUri === undefined) throw error;
    const why = error instanceof UnusableDatabase ? error.message : connectFailure(error);
    throw new Error(`MONGODB_URI: ${why}`, { cause: error });
  }
}

class UnusableDatabase extends Error {}

/** Looks at what answers before anything is written there. */
async function refuseUnusable(): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error("connected to no database");
  const [{ setName, msg }, { version }] = await Promise.all([
    db.command({ hello: 1 }),
    db.command({ buildInfo: 1 }),
  ]);
  const why = unusable({ setName, msg, version: String(version) });
  if (why !== null) throw new UnusableDatabase(why);
}

async function patiently(connect: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + startPatience;
  for (;;) {
    try {
      await connect();
      return;
    } catch (error) {
      if (Date.now() > end || !(error instanceof MongooseError.MongooseServerSelectionError)) throw error;
    }
  }
}

/** While it starts, the server waits for a database that is just coming up; ms. */
const startPatience = 5_000;

/** The beginning of an orderly stop: the embedded database may end now without being started again. */
export function releaseDatabase(): void {
  embedded?.release();
}

/** Closes the connection, then stops the embedded database that this process started. */
export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
  await embedded?.stop();
  embedded = undefined;
}

export function databaseKind(): DatabaseKind {
  return kind;
}

/** Whether the database answers within two seconds. */
export async function pingDatabase(): Promise<boolean> {
  const { db } = mongoose.connection;
  if (!db) return false;
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000).unref());
  const answer = db.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}

/** Of the database on its server. */
export const databaseName = "duheng";
