import { Error as MongooseError, mongo } from "mongoose";
import { databaseNameIn, defaultDatabase } from "./database-name.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { globalCollection } from "./global-collection.ts";
import { refuseHalfRestored } from "./half-restored.ts";
import { mongoose } from "./mongoose.ts";
import { HeldByOthersError } from "./transaction.ts";
import { startFailure, UnusableDatabase, unusable } from "./usable-database.ts";

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
  /** A backup is being put into it: what another restore left half done is no hindrance. */
  isRestoring?: boolean;
}

let kind: DatabaseKind = "embedded";
let embedded: EmbeddedDatabase | undefined;

/**
 * Connects mongoose, starting the embedded database when no other is named. Throws when none answers in time, and, before
 * anything is written there, when the other one cannot be used; its message names the setting and what is wrong.
 */
export async function connectDatabase(options: DatabaseOptions): Promise<void> {
  const { mongodbUri } = options;
  kind = mongodbUri ? "mongodb" : "embedded";
  embedded = mongodbUri
    ? undefined
    : await startEmbedded({
        dataDir: options.dataDir,
        inProcess: options.embedded === "in-process",
      });
  const uri = mongodbUri ?? embedded?.uri ?? "";
  const connect = (dbName: string) =>
    mongoose.connect(uri, {
      dbName,
      appName: "duheng",
      // What was told as written outlives the machine that wrote it, whatever the address says.
      writeConcern: { w: "majority" },
      // A person waits no longer for a database that is away than it takes to read that it is.
      serverSelectionTimeoutMS: 1_500,
      connectTimeoutMS: 5_000,
      monitorCommands: options.monitorCommands ?? false,
    });
  try {
    const name = mongodbUri ? databaseNameIn(mongodbUri) : defaultDatabase;
    await patiently(() => connect(name));
    if (mongodbUri) await refuseUnusable(options);
  } catch (error) {
    await mongoose.disconnect();
    throw mongodbUri ? bySetting(error) : error;
  }
}

/** Looks at what answers before anything is written there. */
async function refuseUnusable({ isRestoring = false }: DatabaseOptions): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error("connected to no database");
  const [hello, { version }] = await Promise.all([db.command({ hello: 1 }), db.command({ buildInfo: 1 })]);
  const { setName, msg, logicalSessionTimeoutMinutes } = hello;
  const why = unusable({ setName, msg, logicalSessionTimeoutMinutes, version: String(version) });
  if (why !== null) throw new UnusableDatabase(why);
  const settings = globalCollection("system_settings");
  // A write that finds nothing: rights and transactions are tried, and nothing is changed.
  await mongoose.connection.getClient().withSession(async (session) => {
    session.startTransaction();
    await settings.updateOne({ _id: "nothing" }, { $set: { tried: true } }, { session });
    await session.abortTransaction();
  });
  if (!isRestoring) await refuseHalfRestored();
}

/** What the database failed with at the start, under its setting's name; anything else, and the embedded one's, as it is. */
export function startError(error: unknown): unknown {
  if (kind === "embedded") return error;
  const isDatabases =
    error instanceof mongo.MongoError ||
    error instanceof MongooseError.MongooseServerSelectionError ||
    error instanceof HeldByOthersError;
  return isDatabases ? bySetting(error) : error;
}

function bySetting(error: unknown): Error {
  return new Error(`MONGODB_URI: ${startFailure(error)}`, { cause: error });
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
