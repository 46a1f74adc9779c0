import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedMongo } from "@duheng/embedded-mongo";
import { type ClientSession, type CommandStartedEvent, MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import type { RunningServer } from "../src/start-server.ts";
import { refusal, type TestClient } from "./client.ts";
import { startOnDatabase } from "./on-database.ts";

// Two real clients on one document: the platform, and one that holds what the platform wants to write.

let dataDir: string;
let database: Awaited<ReturnType<typeof startEmbeddedMongo>>;
let server: RunningServer;
let admin: TestClient;
let other: MongoClient;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-conflicts-"));
  database = await startEmbeddedMongo({ dataDir: join(dataDir, "db"), sync: false });
  ({ server, admin } = await startOnDatabase(database.uri, dataDir));
  other = await MongoClient.connect(database.uri);
});
afterAll(async () => {
  await other.close();
  await server.stop();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const departments = () => other.db("duheng").collection<{ _id: string; held?: number }>("departments");

/** Holds a department by an open transaction while something goes on. */
async function holding<T>(id: string, run: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = other.startSession();
  try {
    session.startTransaction();
    await departments().updateOne({ _id: id }, { $set: { held: 1 } }, { session });
    return await run(session);
  } finally {
    if (session.inTransaction()) await session.abortTransaction();
    await session.endSession();
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; took: number }> {
  const begun = performance.now();
  const value = await run();
  return { value, took: performance.now() - begun };
}

describe("a document that another client holds", () => {
  it("WriteConflict (112): whoever wants to write it is told so in words within seconds, and nothing is written", async () => {
    const { id, revision } = await admin.api.departments.create.mutate({ name: "甲科" });
    const rename = () => admin.api.departments.update.mutate({ id, revision, name: "乙科" });
    const { value, took } = await holding(id, () => timed(() => refusal(rename())));
    expect(value).toMatchObject({ code: "conflict", httpStatus: 409 });
    expect(value.message.zh).toContain("没有写入");
    // Two seconds for people; the rest for a busy machine.
    expect(took).toBeLessThan(6_000);
    expect(await admin.api.departments.get.query({ id })).toMatchObject({ name: "甲科", revision });
    expect(await rename()).toMatchObject({ name: "乙科" });
  });

  it("is waited for while that is short", async () => {
    const { id, revision } = await admin.api.departments.create.mutate({ name: "丙科" });
    const renamed = await holding(id, async (session) => {
      const waiting = admin.api.departments.update.mutate({ id, revision, name: "丁科" });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await session.abortTransaction();
      return waiting;
    });
    expect(renamed).toMatchObject({ name: "丁科" });
  });
});

it("NoSuchTransaction (251): a transaction that the database gave up is run again, unseen", async () => {
  const { id, revision } = await admin.api.departments.create.mutate({ name: "戊科" });
  await failOnce(["commitTransaction"], 251, ["TransientTransactionError"]);
  expect(await admin.api.departments.update.mutate({ id, revision, name: "己科" })).toMatchObject({
    name: "己科",
  });
});

it("NoSuchTransaction (251) again and again is a conflict in words, within seconds", async () => {
  const { id, revision } = await admin.api.departments.create.mutate({ name: "庚科" });
  await failPoint({
    mode: "alwaysOn",
    data: failing(["commitTransaction"], 251, ["TransientTransactionError"]),
  });
  try {
    const rename = () => admin.api.departments.update.mutate({ id, revision, name: "辛科" });
    const { value, took } = await timed(() => refusal(rename()));
    expect(value).toMatchObject({ code: "conflict", httpStatus: 409 });
    expect(took).toBeLessThan(6_000);
  } finally {
    await failPoint({ mode: "off" });
  }
  expect(await admin.api.departments.get.query({ id })).toMatchObject({ name: "庚科", revision });
});

it("what the database refuses without saying that it may pass is run again as well: 112 by a write, 251 by a commit", async () => {
  const { id, revision } = await admin.api.departments.create.mutate({ name: "壬科" });
  await failOnce(["update"], 112, []);
  const renamed = await admin.api.departments.update.mutate({ id, revision, name: "癸科" });
  await failOnce(["commitTransaction"], 251, []);
  const { revision: last } = renamed;
  expect(await admin.api.departments.update.mutate({ id, revision: last, name: "子科" })).toMatchObject({
    name: "子科",
    revision: last + 1,
  });
});

it("a commit refused again and again without that word is a conflict too", async () => {
  const { id, revision } = await admin.api.departments.create.mutate({ name: "丑科" });
  await failPoint({ mode: "alwaysOn", data: failing(["commitTransaction"], 251, []) });
  try {
    const rename = () => admin.api.departments.update.mutate({ id, revision, name: "寅科" });
    const { value, took } = await timed(() => refusal(rename()));
    expect(value).toMatchObject({ code: "conflict", httpStatus: 409 });
    expect(took).toBeLessThan(6_000);
  } finally {
    await failPoint({ mode: "off" });
  }
  expect(await admin.api.departments.get.query({ id })).toMatchObject({ name: "丑科", revision });
});

it("a transaction states what it reads and how it is kept: one snapshot, by the majority", async () => {
  const stated = new Set<unknown>();
  const client = mongoose.connection.getClient();
  const listener = ({ commandName, command }: CommandStartedEvent) => {
    if (command.startTransaction === true) stated.add(command.readConcern?.level);
    if (commandName === "commitTransaction") stated.add(command.writeConcern?.w);
  };
  client.on("commandStarted", listener);
  try {
    await admin.api.departments.create.mutate({ name: "卯科" });
  } finally {
    client.off("commandStarted", listener);
  }
  expect([...stated]).toEqual(["snapshot", "majority"]);
});

function failing(failCommands: string[], errorCode: number, errorLabels: string[]) {
  return { failCommands, errorCode, errorLabels };
}

const failOnce = (...what: Parameters<typeof failing>) =>
  failPoint({ mode: { times: 1 }, data: failing(...what) });

async function failPoint(how: { mode: unknown; data?: unknown }): Promise<void> {
  await other.db("admin").command({ configureFailPoint: "failCommand", ...how });
}
