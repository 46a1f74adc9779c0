import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedMongo } from "@duheng/embedded-mongo";
import { mongo } from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backupDatabase, restoreDatabase } from "../src/database/backup.ts";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { tenants } from "../src/tenants/model.ts";
import { answeringOtherwise } from "./answering-otherwise.ts";

const { Double, Int32, Long } = mongo.BSON;

let dataDir: string;
const unit = (id: string) => ({
  id,
  name: id,
  kind: "unit" as const,
  path: [],
  timeZone: "Asia/Shanghai",
  state: "active" as const,
});

describe("a backup restored into another MongoDB", () => {
  const numbers = {
    _id: "numbers",
    long: Long.fromNumber(5),
    double: new Double(3),
    int: 7,
    at: new Date(0),
  };
  const backup = () => join(dataDir, "backup");
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "duheng-elsewhere-"));
    await connectDatabase({ dataDir });
    await tenants.insertMany(Array.from({ length: 250 }, (_, n) => unit(`unit-${n}`)));
    await globalCollection("system_settings").insertMany([numbers, { _id: "first-administrator" }]);
    await globalCollection("sessions").insertOne({ _id: "s" });
    const file = await writtenFile(Buffer.alloc(700_000, 7));
    await globalCollection("loose_files").insertOne({ _id: file });
    await backupDatabase({ mongodbUri: undefined }, backup());
    await disconnectDatabase();
  });
  afterEach(async () => {
    await disconnectDatabase();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("is there as a whole, in the database that the address names, with numbers as they were and nobody signed in", async () => {
    await using other = await startEmbeddedMongo({ dataDir: join(dataDir, "other"), sync: false });
    const mongodbUri = other.uri.replace("/?", "/assessment?");
    expect(await restoreDatabase({ mongodbUri, dataDir }, backup())).toBeUndefined();

    await connectDatabase({ dataDir, mongodbUri });
    expect(mongoose.connection.db?.databaseName).toBe("assessment");
    expect(await tenants.count({})).toBe(250);
    const settings = globalCollection("system_settings");
    expect((await settings.find({}).toArray()).map(({ _id }) => _id)).toEqual(["numbers"]);
    expect(await settings.findOne({ _id: "numbers" }, { promoteValues: false })).toEqual({
      ...numbers,
      int: new Int32(7),
    });
    expect(await globalCollection("sessions").countDocuments({})).toBe(0);
    const [file] = await globalCollection("loose_files").find({}).toArray();
    expect((await readFileOf(file?._id ?? "")).equals(Buffer.alloc(700_000, 7))).toBe(true);
    await disconnectDatabase();
  });

  it("touches no database that has data, and says which", async () => {
    await using other = await startEmbeddedMongo({ dataDir: join(dataDir, "other"), sync: false });
    await connectDatabase({ dataDir, mongodbUri: other.uri });
    await tenants.insert(unit("somebody"));
    await disconnectDatabase();
    await expect(restoreDatabase({ mongodbUri: other.uri, dataDir }, backup())).rejects.toThrow(
      /^MONGODB_URI: 数据库“duheng”里已有数据（tenants）.*has data already/,
    );
    await connectDatabase({ dataDir, mongodbUri: other.uri });
    expect((await tenants.find({})).map((one) => one.id)).toEqual(["somebody"]);
    await disconnectDatabase();
  });

  it("that breaks off is no database to start on, and is made whole by the next", async () => {
    let left = 3;
    await using other = await answeringOtherwise(join(dataDir, "other"), (command, answer) => {
      if (command !== "insert") return answer;
      left -= 1;
      return left >= 0 ? answer : { ok: 0, code: 14031, errmsg: "disk full" };
    });
    const mongodbUri = other.uri;
    await expect(restoreDatabase({ mongodbUri, dataDir }, backup())).rejects.toThrow(
      /^MONGODB_URI: .*disk full/,
    );
    await expect(connectDatabase({ dataDir, mongodbUri })).rejects.toThrow(
      /^MONGODB_URI: 那里的数据库只恢复了一半.*broke off half-way/,
    );
    left = Number.POSITIVE_INFINITY;
    await restoreDatabase({ mongodbUri, dataDir }, backup());
    await connectDatabase({ dataDir, mongodbUri });
    expect(await tenants.count({})).toBe(250);
    await disconnectDatabase();
  });
});

/** In pieces of 255 kB, as attached files are kept; the answer is its id. */
async function writtenFile(content: Buffer): Promise<string> {
  const id = "file-1";
  const stream = bucket().openUploadStreamWithId(id as never, "示例.pdf");
  stream.end(content);
  await once(stream, "finish");
  return id;
}

async function readFileOf(id: string): Promise<Buffer> {
  return Buffer.concat(
    await bucket()
      .openDownloadStream(id as never)
      .toArray(),
  );
}

function bucket(): mongo.GridFSBucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error("not connected");
  return new mongo.GridFSBucket(db, { bucketName: "file_contents" });
}
