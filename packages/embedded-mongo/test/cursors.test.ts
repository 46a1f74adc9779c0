import { Long } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rawConnection } from "./raw-connection.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
  await fixture.db
    .collection<{ _id: number }>("many")
    .insertMany(Array.from({ length: 1000 }, (_, _id) => ({ _id })));
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
const openCursors = async (): Promise<number> =>
  (await fixture.db.admin().serverStatus()).metrics.cursor.open.total;

test("a cursor gives everything once, batch by batch, and is gone at its end", async () => {
  const ids: number[] = [];
  for await (const { _id } of fixture.db.collection<{ _id: number }>("many").find({}, { batchSize: 7 }))
    ids.push(_id);
  expect(ids).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(await openCursors()).toBe(0);
});

test("a cursor goes on with the state of its beginning while others write", async () => {
  const cursor = fixture.db
    .collection<{ _id: number }>("many")
    .find({ _id: { $lt: 500 } }, { batchSize: 10 });
  await cursor.next();
  await fixture.db.collection<{ _id: number }>("many").deleteMany({ _id: { $gte: 400, $lt: 500 } });
  expect(await cursor.toArray()).toHaveLength(499);
});

test("a limit ends the cursor, a batch size of zero gives an empty first batch", async () => {
  const { cursor } = await fixture.db.command({ find: "many", limit: 3, batchSize: 3 });
  expect(Number(cursor.id)).toBe(0);
  const session = fixture.client.startSession();
  const empty = await fixture.db.command({ find: "many", batchSize: 0 }, { session });
  expect(empty.cursor.firstBatch).toEqual([]);
  const other = fixture.client.startSession();
  const getMore = { getMore: empty.cursor.id, collection: "many", batchSize: 2 };
  await expect(fixture.db.command(getMore, { session: other })).rejects.toMatchObject({ code: 13 });
  await other.endSession();
  expect((await fixture.db.command(getMore, { session })).cursor.nextBatch).toEqual([{ _id: 0 }, { _id: 1 }]);
  await fixture.db.command({ killCursors: "many", cursors: [empty.cursor.id] });
  await session.endSession();
});

test("a time limit is one on the work: how long the client thinks between batches does not count", async () => {
  const cursor = fixture.db.collection("many").find({}, { batchSize: 300, maxTimeMS: 150 });
  await cursor.next();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await cursor.toArray()).toHaveLength(899);
});

test("a getMore that allows it has all further batches sent without being asked again", async () => {
  using raw = await rawConnection(fixture.server.socketPath ?? "");
  const { cursor } = await raw.command({ find: "many", batchSize: 400, $db: fixture.db.databaseName });
  const getMore = { getMore: cursor.id, collection: "many", batchSize: 400, $db: fixture.db.databaseName };
  const exhaustAllowed = 1 << 16;
  const second = await raw.command(getMore, exhaustAllowed);
  const third = await raw.next();
  expect([second, third].map((reply) => reply.cursor.nextBatch.length)).toEqual([400, 100]);
  expect([second, third].map((reply) => Number(reply.cursor.id) > 0)).toEqual([true, false]);
  expect(await raw.command({ ping: 1, $db: "admin" })).toMatchObject({ ok: 1 });
});

test("a closed cursor is killed, and an unknown one is CursorNotFound", async () => {
  const cursor = fixture.db.collection("many").find({}, { batchSize: 2 });
  await cursor.next();
  expect(await openCursors()).toBe(1);
  await cursor.close();
  expect(await openCursors()).toBe(0);
  await expect(
    fixture.db.command({ getMore: Long.fromNumber(12345), collection: "many" }),
  ).rejects.toMatchObject({ code: 43 });
});

test("batches keep to 16 MB", async () => {
  const big = fixture.db.collection("big");
  const filling = "x".repeat(3 * 1024 * 1024);
  for (let index = 0; index < 12; index++) await big.insertOne({ filling });
  expect(await big.find().toArray()).toHaveLength(12);
  await expect(big.insertOne({ filling: "x".repeat(17 * 1024 * 1024) })).rejects.toThrow();
});

test("a query that takes longer than maxTimeMS is ended", async () => {
  const slow = fixture.db.collection("many").aggregate(
    [
      {
        $lookup: {
          from: "many",
          let: { n: "$_id" },
          pipeline: [{ $match: { $expr: { $lt: ["$_id", "$$n"] } } }],
          as: "all",
        },
      },
    ],
    { maxTimeMS: 5, batchSize: 1000 },
  );
  await expect(slow.toArray()).rejects.toMatchObject({ code: 50 });
});

test("a sort without an index over more than is kept in memory gives every document in order, as it was at first", async () => {
  const large = fixture.db.collection<{ _id: number; n: number; text: string }>("large");
  const count = 3000;
  const text = "x".repeat(20_000);
  for (let from = 0; from < count; from += 500)
    await large.insertMany(
      Array.from({ length: 500 }, (_, at) => ({ _id: from + at, n: ((from + at) * 7919) % count, text })),
    );
  const cursor = large.find().sort({ n: -1 });
  const first = await cursor.next();
  await large.updateMany({}, { $set: { text: "" } });
  const rest = await cursor.toArray();
  expect([first, ...rest].map((doc) => doc?.n)).toEqual(
    Array.from({ length: count }, (_, at) => count - 1 - at),
  );
  expect(rest.every((doc) => doc.text === text)).toBe(true);
});

test("the end of a session ends its cursors, and no others", async () => {
  const session = fixture.client.startSession();
  const other = fixture.client.startSession();
  const cursors = [session, other].map((one) =>
    fixture.db.collection("many").find({}, { session: one, batchSize: 10 }),
  );
  for (const cursor of cursors) await cursor.next();
  await fixture.client.db("admin").command({ killSessions: [session.id] });
  await expect(cursors[0]?.toArray()).rejects.toMatchObject({ code: 43 });
  expect((await cursors[1]?.toArray())?.length).toBeGreaterThan(10);
  await session.endSession();
  await other.endSession();
});

test("a result larger than a document may be is refused, be it made by a pipeline or by distinct", async () => {
  const texts = fixture.db.collection<{ _id: number; text: string }>("texts");
  await texts.insertMany(
    Array.from({ length: 20 }, (_, _id) => ({ _id, text: String.fromCharCode(97 + _id).repeat(1_000_000) })),
  );
  const all = texts.aggregate([{ $group: { _id: null, all: { $push: "$text" } } }]).toArray();
  await expect(all).rejects.toMatchObject({ code: 10334 });
  await expect(texts.distinct("text")).rejects.toMatchObject({ code: 17217 });
  expect(await texts.distinct("text", { _id: { $lt: 10 } })).toHaveLength(10);
});
