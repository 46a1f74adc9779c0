import { Decimal128, type Document, Long, Timestamp } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// What an emulation in common use gets wrong without a word, each found by running it: here it must be right.

let fixture: Fixture;
const items = () => fixture.db.collection<Document>("items");
const decimal = (text: string) => Decimal128.fromString(text);
beforeAll(async () => {
  fixture = await startFixture();
});
beforeEach(async () => {
  await items().deleteMany({});
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

async function numbered(...docs: Document[]): Promise<void> {
  await items().insertMany(docs.map((doc, _id) => ({ _id: _id as never, ...doc })));
}

test("$sum and $avg of Decimal128 and Long are sums of their kind", async () => {
  await numbered(
    { n: decimal("0.10"), l: Long.fromString("9007199254740993") },
    { n: decimal("0.20"), l: Long.ONE },
  );
  const [sums] = await items()
    .aggregate([{ $group: { _id: null, n: { $sum: "$n" }, a: { $avg: "$n" }, l: { $sum: "$l" } } }], {
      promoteLongs: false,
    })
    .toArray();
  expect([String(sums?.n), String(sums?.a), String(sums?.l)]).toEqual(["0.30", "0.15", "9007199254740994"]);
});

test("Decimal128 arithmetic calculates and its comparisons match by value", async () => {
  await numbered({ n: decimal("2.50") }, { n: 2.5 }, { n: decimal("2.51") });
  const [first] = await items()
    .aggregate([
      { $match: { _id: 0 } },
      { $project: { n: { $multiply: ["$n", 3] }, d: { $divide: ["$n", 2] } } },
    ])
    .toArray();
  expect([String(first?.n), String(first?.d)]).toEqual(["7.50", "1.25"]);
  expect(await items().countDocuments({ n: decimal("2.5") })).toBe(2);
  expect(await items().countDocuments({ n: { $gt: 2.5 } })).toBe(1);
  await items().updateOne({ _id: 0 as never }, { $inc: { n: decimal("0.05") } });
  expect(String((await items().findOne({ _id: 0 as never }))?.n)).toBe("2.55");
});

test("$lookup with fields and a pipeline joins by both", async () => {
  const others = fixture.db.collection<Document>("others");
  await others.insertMany([
    { k: 1, state: "on" },
    { k: 1, state: "off" },
    { k: 2, state: "on" },
  ]);
  await numbered({ k: 1 });
  const [joined] = await items()
    .aggregate([
      {
        $lookup: {
          from: "others",
          localField: "k",
          foreignField: "k",
          pipeline: [{ $match: { state: "on" } }, { $project: { _id: 0 } }],
          as: "found",
        },
      },
    ])
    .toArray();
  expect(joined?.found).toEqual([{ k: 1, state: "on" }]);
});

test("an upsert inserts, with $setOnInsert then and only then", async () => {
  const update = { $inc: { n: 1 }, $setOnInsert: { made: true } };
  const first = await items().updateOne({ key: "a" }, update, { upsert: true });
  const second = await items().updateOne(
    { key: "a" },
    { ...update, $setOnInsert: { made: false } },
    { upsert: true },
  );
  expect([first.upsertedCount, second.upsertedCount, second.modifiedCount]).toEqual([1, 0, 1]);
  expect(await items().findOne({}, { projection: { _id: 0 } })).toEqual({ key: "a", n: 2, made: true });
});

test.each<[string, Document, number]>([
  ["$inc on a text", { $inc: { text: 1 } }, 14],
  ["$push on a text", { $push: { text: 1 } }, 2],
  ["$set through a text", { $set: { "text.a": 1 } }, 28],
  ["$mul on a text", { $mul: { text: 2 } }, 14],
  ["$addToSet on a text", { $addToSet: { text: 1 } }, 2],
])("%s is refused and changes nothing", async (_title, update, code) => {
  await numbered({ text: "a" });
  await expect(items().updateOne({}, update)).rejects.toMatchObject({ code });
  expect(await items().findOne({})).toEqual({ _id: 0, text: "a" });
});

test("the strength of a collation counts in find", async () => {
  await numbered({ s: "resume" }, { s: "Resume" }, { s: "résumé" });
  const count = (strength: 1 | 2 | 3) =>
    items().countDocuments({ s: "resume" }, { collation: { locale: "en", strength } });
  expect([await count(1), await count(2), await count(3)]).toEqual([3, 2, 1]);
});

test("$merge and $out write into another database", async () => {
  await numbered({ n: 1 }, { n: 2 });
  await items()
    .aggregate([{ $merge: { into: { db: "elsewhere", coll: "merged" } } }])
    .toArray();
  await items()
    .aggregate([{ $out: { db: "elsewhere", coll: "out" } }])
    .toArray();
  const elsewhere = fixture.client.db("elsewhere");
  expect(await elsewhere.collection("merged").countDocuments()).toBe(2);
  expect(await elsewhere.collection("out").countDocuments()).toBe(2);
});

test("a zero timestamp at the top of a document becomes the time of the write", async () => {
  const zero = new Timestamp({ t: 0, i: 0 });
  await items().insertOne({ at: zero, deep: { at: zero } });
  const inserted = await items().findOne({});
  expect(inserted?.at.t).toBeGreaterThan(1_700_000_000);
  expect(inserted?.deep.at).toEqual(zero);
  await items().replaceOne({}, { again: zero });
  expect((await items().findOne({}))?.again.t).toBeGreaterThan(1_700_000_000);
});

test("explain of a pipeline shows the cursor's plan and the stages behind it", async () => {
  await items().createIndex({ n: 1 });
  await numbered({ n: 1 }, { n: 1 }, { n: 2 });
  const explained = await items()
    .aggregate([{ $match: { n: 1 } }, { $group: { _id: "$n" } }, { $sort: { _id: 1 } }])
    .explain("executionStats");
  expect(explained.stages).toMatchObject([
    {
      $cursor: {
        queryPlanner: { winningPlan: { stage: "FETCH", inputStage: { stage: "IXSCAN", indexName: "n_1" } } },
        executionStats: { nReturned: 2, totalKeysExamined: 2, totalDocsExamined: 2 },
      },
    },
    { $group: { _id: "$n" } },
    { $sort: { _id: 1 } },
  ]);
  await expect(
    items()
      .aggregate([{ $match: {} }, { $nope: 1 }])
      .explain(),
  ).rejects.toMatchObject({ code: 40324 });
});

test("an update or delete of many that runs out of its time stops between documents; in a transaction nothing of it stays", async () => {
  await numbered(...Array.from({ length: 20_000 }, (_, n) => ({ n, text: "x".repeat(200) })));
  const updated = items().updateMany({}, { $set: { n: -1, text: "" } }, { maxTimeMS: 80 });
  await expect(updated).rejects.toMatchObject({ code: 50 });
  const changed = await items().countDocuments({ n: -1 });
  expect(changed).toBeLessThan(20_000);
  expect(await items().countDocuments({ n: -1, text: "" })).toBe(changed);
  await fixture.client.withSession(async (session) => {
    session.startTransaction();
    const deleted = items().deleteMany({}, { maxTimeMS: 40, session });
    await expect(deleted).rejects.toMatchObject({ code: 50 });
  });
  expect(await items().countDocuments()).toBe(20_000);
  expect((await fixture.db.command({ validate: "items" })).errors).toEqual([]);
});
