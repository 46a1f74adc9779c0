import { type Document, ObjectId } from "mongodb";
import { expect, test } from "vitest";
import { startFixture } from "./server-fixture.ts";

test("a long find, aggregation, count or distinct lets other connections have their turn", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection("items");
  await items.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n, text: "x".repeat(100) })));
  const slow = { $expr: { $lt: [{ $sum: { $range: [0, 100] } }, 0] } };
  const queries = [
    () => items.find(slow).toArray(),
    () =>
      items
        .find({ n: { $gte: 0 } })
        .sort({ text: 1, n: -1 })
        .limit(5)
        .toArray(),
    () => items.aggregate([{ $match: slow }, { $group: { _id: null, n: { $sum: 1 } } }]).toArray(),
    () =>
      items
        .aggregate([{ $group: { _id: "$n", n: { $sum: { $sum: { $range: [0, 50] } } } } }, { $count: "n" }])
        .toArray(),
    () => fixture.db.command({ count: "items", query: slow }),
    () => items.distinct("n", { $expr: { $gte: [{ $sum: { $range: [0, 50] } }, 0] } }),
  ];
  for (const query of queries) {
    let done = false;
    const running = query().finally(() => {
      done = true;
    });
    let longest = 0;
    let pings = 0;
    while (!done) {
      const start = performance.now();
      await fixture.db.command({ ping: 1 });
      longest = Math.max(longest, performance.now() - start);
      pings++;
    }
    await running;
    // Every query takes hundreds of milliseconds; in one piece it would let one ping through.
    expect(pings, query.toString()).toBeGreaterThan(2);
  }
});

test("a write of many documents and an index build let others have their turn every few steps of 128 documents", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  const count = 20_000;
  const ids = Array.from({ length: count }, () => new ObjectId());
  const writes: [string, () => Promise<unknown>][] = [
    ["insertMany", () => items.insertMany(ids.map((_id, n) => ({ _id, n })))],
    ["updateMany", () => items.updateMany({}, { $inc: { n: 1 } })],
    [
      "updateMany in a transaction",
      () =>
        fixture.client.withSession((s) =>
          s.withTransaction(() => items.updateMany({}, { $inc: { m: 1 } }, { session: s })),
        ),
    ],
    [
      "bulkWrite",
      () =>
        items.bulkWrite(
          ids.map((_id, n) => ({ updateOne: { filter: { _id }, update: { $set: { u: n } } } })),
        ),
    ],
    ["createIndex", () => items.createIndex({ n: 1 })],
    ["deleteMany", () => items.deleteMany({})],
  ];
  for (const [name, run] of writes) {
    let done = false;
    const running = run().finally(() => {
      done = true;
    });
    let pings = 0;
    while (!done) {
      await fixture.db.command({ ping: 1 });
      pings++;
    }
    await running;
    // 20,000 documents are 156 steps, of which up to 16 are on their way together.
    expect(pings, name).toBeGreaterThan(count / 128 / 16);
  }
});

test("a change of one document that no index finds lets others have their turn while it is looked for", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n, text: "x".repeat(100) })));
  const last = { $expr: { $eq: [{ $add: ["$n", { $sum: { $range: [0, 60] } }] }, 19_999 + 1770] } };
  const changes: [() => Promise<unknown>, object][] = [
    [() => items.updateOne(last, { $set: { found: 1 } }), { matchedCount: 1, modifiedCount: 1 }],
    [
      () => items.findOneAndUpdate({ text: /x$/ }, { $set: { found: 2 } }, { sort: { n: -1 } }),
      { n: 19_999, found: 1 },
    ],
    [() => items.deleteOne(last), { deletedCount: 1 }],
    [() => items.deleteOne(last), { deletedCount: 0 }],
    [() => items.updateOne({ n: -1 }, { $set: { found: 3 } }, { upsert: true }), { upsertedCount: 1 }],
  ];
  for (const [change, expected] of changes) {
    let done = false;
    const running = change().finally(() => {
      done = true;
    });
    let pings = 0;
    while (!done) {
      await fixture.db.command({ ping: 1 });
      pings++;
    }
    expect(await running).toMatchObject(expected);
    expect(pings, change.toString()).toBeGreaterThan(2);
  }
  expect(await items.countDocuments()).toBe(20_000);
});
