import { type ChangeStreamDocument, type Document, MongoClient, MongoServerError } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../src/index.ts";
import { eventually, startFixture, temporaryDirectory } from "./server-fixture.ts";

interface Item extends Document {
  _id: number;
}

/** Waits until a stream stands open on the server, so that what is written next is seen. */
async function opened<Stream extends { tryNext: () => Promise<unknown> }>(stream: Stream): Promise<Stream> {
  expect(await stream.tryNext()).toBeNull();
  return stream;
}

test("inserts, updates, replacements and deletes are told in order, with what changed", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Item>("items");
  const stream = await opened(items.watch());
  await items.insertOne({ _id: 1, a: 1, list: [1, 2, 3], inner: { x: 1, y: 2 } });
  await items.updateOne({ _id: 1 }, { $set: { "inner.x": 5 }, $unset: { a: "" }, $pop: { list: 1 } });
  await items.replaceOne({ _id: 1 }, { b: 2 });
  await items.deleteOne({ _id: 1 });
  const seen: ChangeStreamDocument<Item>[] = [];
  for (let i = 0; i < 4; i++) seen.push(await stream.next());
  expect(seen).toMatchObject([
    {
      operationType: "insert",
      ns: { db: "test", coll: "items" },
      documentKey: { _id: 1 },
      fullDocument: { _id: 1, a: 1 },
    },
    {
      operationType: "update",
      documentKey: { _id: 1 },
      updateDescription: {
        updatedFields: { "inner.x": 5 },
        removedFields: ["a"],
        truncatedArrays: [{ field: "list", newSize: 2 }],
      },
    },
    { operationType: "replace", fullDocument: { _id: 1, b: 2 } },
    { operationType: "delete", documentKey: { _id: 1 } },
  ]);
  const tokens = seen.map(({ _id }) => JSON.stringify(_id));
  expect([...tokens].sort()).toEqual(tokens);
  expect(new Set(tokens).size).toBe(4);
  await stream.close();
});

test("fullDocument updateLookup gives the document as it is now, null when it is gone", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Item>("items");
  await items.insertMany([{ _id: 1 }, { _id: 2 }]);
  const stream = await opened(items.watch([], { fullDocument: "updateLookup" }));
  await items.updateOne({ _id: 1 }, { $set: { n: 1 } });
  await items.updateOne({ _id: 2 }, { $set: { n: 1 } });
  await items.deleteOne({ _id: 2 });
  expect(await stream.next()).toMatchObject({ fullDocument: { _id: 1, n: 1 } });
  expect(await stream.next()).toMatchObject({ operationType: "update", fullDocument: null });
  await stream.close();
});

test("a stream goes on after its token, by resumeAfter and startAfter, in another connection and after a restart", async () => {
  using directory = temporaryDirectory();
  let token: unknown;
  {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    const client = await MongoClient.connect(server.uri);
    const items = client.db("test").collection<Item>("items");
    const stream = await opened(items.watch());
    await items.insertMany([{ _id: 1 }, { _id: 2 }]);
    token = (await stream.next())._id;
    await stream.close();
    await items.insertOne({ _id: 3 });
    await client.close();
  }
  await using server = await startEmbeddedMongo({ dataDir: directory.path });
  const client = await MongoClient.connect(server.uri);
  const items = client.db("test").collection<Item>("items");
  for (const option of ["resumeAfter", "startAfter"]) {
    const stream = items.watch([], { [option]: token });
    expect(await stream.next()).toMatchObject({ documentKey: { _id: 2 } });
    expect(await stream.next()).toMatchObject({ documentKey: { _id: 3 } });
    await stream.close();
  }
  await client.close();
});

test("a stream resumes by itself when its connection breaks", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Item>("items");
  const stream = await opened(items.watch());
  await fixture.client.db("admin").command({
    configureFailPoint: "failCommand",
    mode: { times: 1 },
    data: { failCommands: ["getMore"], closeConnection: true },
  });
  await items.insertOne({ _id: 1 });
  expect(await stream.next()).toMatchObject({ documentKey: { _id: 1 } });
  await stream.close();
});

test("a transaction's changes are told after its commit, all with one time; an aborted one's never", async () => {
  await using fixture = await startFixture();
  const { client, db } = fixture;
  const items = db.collection<Item>("items");
  await items.insertOne({ _id: 0 });
  const stream = await opened(items.watch());
  const session = client.startSession();
  session.startTransaction();
  await items.insertOne({ _id: 1 }, { session });
  await session.abortTransaction();
  session.startTransaction();
  await items.insertOne({ _id: 2 }, { session });
  await items.updateOne({ _id: 0 }, { $set: { n: 1 } }, { session });
  await items.insertOne({ _id: 9 });
  expect(await stream.next()).toMatchObject({ documentKey: { _id: 9 } });
  expect(await stream.tryNext()).toBeNull();
  await session.commitTransaction();
  const [first, second] = [await stream.next(), await stream.next()];
  expect(first).toMatchObject({ operationType: "insert", documentKey: { _id: 2 } });
  expect(second).toMatchObject({ operationType: "update", documentKey: { _id: 0 } });
  expect("clusterTime" in first && first.clusterTime).toEqual("clusterTime" in second && second.clusterTime);
  expect("txnNumber" in first).toBe(true);
  await session.endSession();
  await stream.close();
});

test("a database's stream sees all its collections, the deployment's all databases", async () => {
  await using fixture = await startFixture();
  const { client, db } = fixture;
  const onDatabase = await opened(db.watch());
  const onAll = await opened(client.watch());
  await client.db("other").collection<Item>("b").insertOne({ _id: 1 });
  await db.collection<Item>("a").insertOne({ _id: 2 });
  expect(await onDatabase.next()).toMatchObject({ ns: { db: "test", coll: "a" } });
  expect(await onAll.next()).toMatchObject({ ns: { db: "other", coll: "b" } });
  expect(await onAll.next()).toMatchObject({ ns: { db: "test", coll: "a" } });
  await db.dropDatabase();
  expect(await onDatabase.next()).toMatchObject({ operationType: "drop", ns: { coll: "a" } });
  expect(await onDatabase.next()).toMatchObject({ operationType: "dropDatabase" });
  expect(await onDatabase.next()).toMatchObject({ operationType: "invalidate" });
  await onAll.close();
});

test("dropping or renaming the collection ends its stream with invalidate; only startAfter goes on behind it", async () => {
  await using fixture = await startFixture();
  const { db } = fixture;
  for (const end of ["drop", "rename"] as const) {
    const items = db.collection<Item>(`to_${end}`);
    await items.insertOne({ _id: 0 });
    const stream = await opened(items.watch());
    if (end === "drop") await items.drop();
    else await items.rename("renamed");
    expect(await stream.next()).toMatchObject({ operationType: end });
    const { operationType, _id } = await stream.next();
    expect(operationType).toBe("invalidate");
    await expect(items.watch([], { resumeAfter: _id }).next()).rejects.toMatchObject({ code: 260 });
    const again = items.watch([], { startAfter: _id });
    await opened(again);
    await items.insertOne({ _id: 7 });
    expect(await again.next()).toMatchObject({ documentKey: { _id: 7 } });
    await again.close();
  }
});

test("stages behind $changeStream choose and shape events; the token must stay", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Item>("items");
  const stream = await opened(
    items.watch<Document, Document>([
      { $match: { "fullDocument.n": { $gt: 1 } } },
      { $project: { key: "$documentKey._id" } },
    ]),
  );
  await items.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
  expect(await stream.next()).toMatchObject({ key: 2 });
  await stream.close();
  await expect(items.watch([{ $group: { _id: null } }]).next()).rejects.toMatchObject({ code: 20 });
  const without = items.watch([{ $unset: "_id" }]);
  await without.tryNext();
  await items.insertOne({ _id: 3 });
  await expect(without.next()).rejects.toThrow();
});

test("what a change stream cannot do here is refused by name", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Item>("items");
  for (const options of [
    { fullDocument: "required" },
    { fullDocument: "whenAvailable" },
    { fullDocumentBeforeChange: "required" },
    { showExpandedEvents: true },
  ]) {
    const [name = ""] = Object.keys(options);
    const failed = items.watch([], options).next();
    await expect(failed).rejects.toMatchObject({ code: 115, message: expect.stringContaining(name) });
  }
  await expect(items.watch([], { resumeAfter: { _data: "zz" } }).next()).rejects.toMatchObject({ code: 260 });
});

test("a waiting stream is woken by a write and ends with its cursor", async () => {
  await using fixture = await startFixture();
  const { db } = fixture;
  const items = db.collection<Item>("items");
  const stream = await opened(items.watch([], { maxAwaitTimeMS: 20_000 }));
  const start = performance.now();
  const next = stream.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await items.insertOne({ _id: 1 });
  expect(await next).toMatchObject({ documentKey: { _id: 1 } });
  expect(performance.now() - start).toBeLessThan(10_000);
  const waiting = stream.next().catch((error: unknown) => error);
  await eventually(async () => (await db.admin().serverStatus()).ok === 1);
  await stream.close();
  expect(await waiting).toBeInstanceOf(Error);
});

test("a getMore with a waiting time is refused on a cursor that does not wait", async () => {
  await using fixture = await startFixture();
  await fixture.db.collection<Item>("items").insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
  const { cursor } = await fixture.db.command({ find: "items", batchSize: 1 });
  const more = fixture.db.command({ getMore: cursor.id, collection: "items", maxTimeMS: 10 });
  await expect(more).rejects.toBeInstanceOf(MongoServerError);
});
