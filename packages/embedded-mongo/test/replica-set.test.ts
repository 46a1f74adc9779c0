import { type Document, type MongoClient, MongoServerError, Timestamp } from "mongodb";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

/** What drivers expect of the primary of a replica set, as their common specifications say. */
let fixture: Fixture;
let client: MongoClient;
beforeAll(async () => {
  fixture = await startFixture();
  client = fixture.client;
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

interface Item {
  readonly _id: number | string;
  readonly n?: number;
  readonly a?: number;
}

const admin = () => client.db("admin");

async function fail(name: string, mode: Document | string, data: Document = {}): Promise<void> {
  await admin().command({ configureFailPoint: name, mode, data });
}

describe("write concern", () => {
  test("more acknowledgements than one server gives: it is written, and the answer says what is wanting", async () => {
    const items = fixture.db.collection<Item>("concern");
    const insert = { insert: "concern", documents: [{ _id: 1 }], writeConcern: { w: 2, wtimeout: 100 } };
    await expect(fixture.db.command(insert)).rejects.toMatchObject({
      name: "MongoWriteConcernError",
      code: 100,
      codeName: "UnsatisfiableWriteConcern",
    });
    expect(await items.countDocuments()).toBe(1);
    await expect(items.insertOne({ _id: 2 }, { writeConcern: { w: 3 } })).rejects.toMatchObject({
      code: 100,
    });
    expect(await items.countDocuments()).toBe(2);
  });

  test("a mode that nobody has named, and a number that makes no sense", async () => {
    const insert = (w: unknown) =>
      fixture.db.command({ insert: "concern", documents: [{}], writeConcern: { w } });
    await expect(insert("everywhere")).rejects.toMatchObject({ name: "MongoWriteConcernError", code: 79 });
    await expect(insert(-1)).rejects.toMatchObject({ code: 9 });
    await expect(insert(1.5)).rejects.toMatchObject({ code: 9 });
  });
});

describe("times", () => {
  test("every answer tells a time that never goes back, an error's and a cursor's too", async () => {
    const replies: Document[] = [
      await fixture.db.command({ insert: "times", documents: [{ _id: 1 }] }),
      await fixture.db.command({ find: "times" }),
      await fixture.db
        .command({ find: "times", nonsense: 1 })
        .catch((error: unknown) => (error instanceof MongoServerError ? error.errorResponse : {})),
      await fixture.db.command({ insert: "times", documents: [{ _id: 2 }] }),
    ];
    const times = replies.map(({ operationTime }) => operationTime);
    expect(replies.map(({ $clusterTime }) => $clusterTime.clusterTime)).toEqual(times);
    for (const time of times) expect(time).toBeInstanceOf(Timestamp);
    const sorted = [...times].sort((a: Timestamp, b: Timestamp) => a.compare(b));
    expect(sorted).toEqual(times);
  });

  test("a causally consistent session reads what it wrote, by the times it was told", async () => {
    const items = fixture.db.collection<Item>("causal");
    await client.withSession({ causalConsistency: true }, async (session) => {
      await items.insertOne({ _id: 1 }, { session });
      expect(session.operationTime).toBeInstanceOf(Timestamp);
      expect(await items.find({}, { session }).toArray()).toHaveLength(1);
    });
  });

  test("a change stream begun at a time tells what came after it", async () => {
    const items = fixture.db.collection<Item>("since");
    const opened = items.watch();
    await opened.tryNext();
    await opened.close();
    const { operationTime } = await fixture.db.command({ insert: "since", documents: [{ _id: "before" }] });
    await items.insertOne({ _id: "after" });
    const { t, i } = operationTime;
    const stream = items.watch([], { startAtOperationTime: new Timestamp({ t, i: i + 1 }) });
    expect(await stream.next()).toMatchObject({ documentKey: { _id: "after" } });
    await stream.close();
  });
});

describe("read concern", () => {
  test("a snapshot outside of transactions, and a linearizable one that writes, are refused by name", async () => {
    const readConcern = { level: "snapshot" };
    await expect(fixture.db.command({ find: "x", readConcern })).rejects.toMatchObject({ code: 115 });
    await expect(fixture.db.command({ insert: "x", documents: [{}], readConcern })).rejects.toMatchObject({
      code: 72,
    });
    const pipeline = [{ $out: "y" }];
    await expect(
      fixture.db.command({ aggregate: "x", pipeline, cursor: {}, readConcern: { level: "linearizable" } }),
    ).rejects.toMatchObject({ code: 72 });
  });
});

describe("the Stable API", () => {
  test("strictly asked, commands beyond version 1 are refused; strictness without a version as well", async () => {
    const ask = (command: Document) => fixture.db.command(command);
    const strict = { apiVersion: "1", apiStrict: true };
    expect(await ask({ ping: 1, ...strict })).toMatchObject({ ok: 1 });
    await expect(ask({ distinct: "x", key: "a", ...strict })).rejects.toMatchObject({
      code: 323,
      codeName: "APIStrictError",
    });
    await expect(ask({ ping: 1, apiStrict: true })).rejects.toMatchObject({ code: 4886600 });
    const sessions = { aggregate: 1, pipeline: [{ $listLocalSessions: {} }], cursor: {} };
    await expect(ask({ ...sessions, ...strict })).rejects.toMatchObject({ code: 323 });
    expect(await ask(sessions)).toMatchObject({ ok: 1 });
    await expect(ask({ ping: 1, apiVersion: "2" })).rejects.toMatchObject({ code: 322 });
  });
});

describe("fail points", () => {
  afterEach(async () => {
    for (const name of ["failCommand", "onPrimaryTransactionalWrite", "maxTimeAlwaysTimeOut"])
      await fail(name, "off");
  });

  test("a write concern error of a server going away has the label upon which the write is sent again", async () => {
    const items = fixture.db.collection<Item>("label");
    const writeConcernError = { code: 91, errmsg: "Replication is being shut down" };
    await fail("failCommand", { times: 1 }, { failCommands: ["insert"], writeConcernError });
    await items.insertOne({ _id: 1 });
    expect(await items.countDocuments()).toBe(1);
    await fail("failCommand", { times: 2 }, { failCommands: ["insert"], writeConcernError });
    const failure = await items.insertOne({ _id: 2 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 91 });
    expect(failure instanceof MongoServerError && failure.hasErrorLabel("RetryableWriteError")).toBe(true);
  });

  test("an answer lost after the write: the write is sent again and made once", async () => {
    const items = fixture.db.collection<Item>("lost");
    await items.insertOne({ _id: 1, n: 0 });
    await fail("onPrimaryTransactionalWrite", { times: 1 });
    expect(await items.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ modifiedCount: 1 });
    await fail("onPrimaryTransactionalWrite", { times: 1 }, { failBeforeCommitExceptionCode: 1 });
    expect(await items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: "after" })).toEqual(
      {
        _id: 1,
        n: 2,
      },
    );
  });

  test("a write lost twice before it was made is not there", async () => {
    const items = fixture.db.collection<Item>("never");
    await fail("onPrimaryTransactionalWrite", { times: 2 }, { failBeforeCommitExceptionCode: 1 });
    await expect(items.insertOne({ _id: 1 })).rejects.toThrow(/clos|reset/i);
    expect(await items.countDocuments()).toBe(0);
  });

  test("a command with a time limit runs out of it; a change stream goes on after a lost getMore", async () => {
    const items = fixture.db.collection<Item>("limit");
    await fail("maxTimeAlwaysTimeOut", "alwaysOn");
    await expect(items.find({}, { maxTimeMS: 10_000 }).toArray()).rejects.toMatchObject({ code: 50 });
    expect(await items.find({}).toArray()).toEqual([]);
    await fail("maxTimeAlwaysTimeOut", "off");
    const many = fixture.db.collection<Item>("limited");
    await many.insertMany(Array.from({ length: 5 }, (_, _id) => ({ _id })));
    const cursor = many.find({}, { maxTimeMS: 10_000, batchSize: 2 });
    await cursor.next();
    await fail("maxTimeAlwaysTimeOut", "alwaysOn");
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 50 });
    await fail("maxTimeAlwaysTimeOut", "off");

    const stream = items.watch();
    const first = stream.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await items.insertOne({ _id: 1 });
    await first;
    await fail("failGetMoreAfterCursorCheckout", { times: 1 }, { errorCode: 91 });
    await items.insertOne({ _id: 2 });
    expect(await stream.next()).toMatchObject({ documentKey: { _id: 2 } });
    await stream.close();
  });

  test("what is no fail point, and data it does not take, are refused by name", async () => {
    await expect(fail("failAllTheTime", "alwaysOn")).rejects.toMatchObject({ code: 115 });
    await expect(fail("maxTimeAlwaysTimeOut", "alwaysOn", { errorCode: 1 })).rejects.toMatchObject({
      code: 115,
    });
  });
});

describe("in a transaction", () => {
  test("a new collection may get indexes, one that was there may not", async () => {
    const fresh = fixture.db.collection<Item>("fresh");
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await fresh.createIndex({ a: 1 }, { unique: true, session });
        await fresh.insertOne({ _id: 1, a: 1 }, { session });
      }),
    );
    await expect(fresh.insertOne({ _id: 2, a: 1 })).rejects.toMatchObject({ code: 11000 });
    await client.withSession(async (session) => {
      session.startTransaction();
      await expect(fresh.createIndex({ b: 1 }, { session })).rejects.toMatchObject({ code: 263 });
    });
    await client.withSession(async (session) => {
      session.startTransaction();
      await expect(fixture.db.createCollection("fresh", { session })).rejects.toMatchObject({ code: 48 });
    });
    expect((await fresh.indexes()).map(({ name }) => name)).toEqual(["_id_", "a_1"]);
  });
});

test("an aggregation without a collection begins with documents of its own, or the server's sessions", async () => {
  const made = fixture.db.aggregate([
    { $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] },
    { $match: { a: 2 } },
  ]);
  expect(await made.toArray()).toEqual([{ a: 2 }]);
  const sessions = await admin()
    .aggregate([{ $listLocalSessions: {} }, { $limit: 1 }])
    .toArray();
  expect(sessions).toHaveLength(1);
  await expect(fixture.db.aggregate([{ $match: {} }]).toArray()).rejects.toMatchObject({ code: 115 });
  await expect(fixture.db.aggregate([{ $documents: 1 }]).toArray()).rejects.toMatchObject({ code: 5858203 });
});

test("a $merge that may not meet a document tells which one it met, as a duplicate key does", async () => {
  const items = fixture.db.collection<Item>("merged");
  await items.insertOne({ _id: 1 });
  const merge = { $merge: { into: "merged", whenMatched: "fail" } };
  await expect(fixture.db.aggregate([{ $documents: [{ _id: 1 }] }, merge]).toArray()).rejects.toMatchObject({
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 1 },
  });
});
