import { Decimal128, Double, Int32, Long, MongoBulkWriteError, ObjectId } from "mongodb";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

test("what is inserted is found again, every BSON type as it was", async () => {
  const doc = {
    _id: new ObjectId(),
    int: new Int32(1),
    long: Long.fromString("9007199254740993"),
    double: new Double(1),
    decimal: Decimal128.fromString("1.10"),
    date: new Date(0),
    list: [1, "二", null, { a: [] }],
    nothing: null,
  };
  const collection = fixture.db.collection("types", { promoteValues: false });
  await collection.insertOne(doc);
  const found = await collection.findOne({ _id: doc._id });
  expect(found?.int).toEqual(new Int32(1));
  expect(found?.long).toEqual(doc.long);
  expect(found?.double).toEqual(new Double(1));
  expect(found?.decimal).toEqual(doc.decimal);
  expect(found?.date).toEqual(doc.date);
  expect(found?.nothing).toBeNull();
});

test("find filters, sorts, skips, limits and projects", async () => {
  const numbers = fixture.db.collection<{ _id: number; even: boolean }>("numbers");
  await numbers.insertMany(Array.from({ length: 20 }, (_, _id) => ({ _id, even: _id % 2 === 0 })));
  const found = await numbers
    .find({ even: true, _id: { $gt: 2 } }, { projection: { even: 0 } })
    .sort({ _id: -1 })
    .skip(1)
    .limit(3)
    .toArray();
  expect(found).toEqual([{ _id: 16 }, { _id: 14 }, { _id: 12 }]);
  expect(await numbers.countDocuments({ even: true })).toBe(10);
  expect(await numbers.estimatedDocumentCount()).toBe(20);
  expect(await numbers.distinct("even")).toEqual([false, true]);
});

test("documents come in the order of their insertion when nothing else is asked", async () => {
  const collection = fixture.db.collection<{ _id: number }>("order");
  await collection.insertMany([{ _id: 3 }, { _id: 1 }, { _id: 2 }]);
  expect(await collection.find().toArray()).toEqual([{ _id: 3 }, { _id: 1 }, { _id: 2 }]);
});

test("a second document with a unique value is refused with code, pattern and value", async () => {
  const users = fixture.db.collection("users");
  await users.createIndex({ name: 1 }, { unique: true });
  await users.insertOne({ name: "甲" });
  await expect(users.insertOne({ name: "甲" })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { name: 1 },
    keyValue: { name: "甲" },
    message: 'E11000 duplicate key error collection: test.users index: name_1 dup key: { name: "甲" }',
  });
  await users.insertOne({ name: "乙" });
  await expect(users.updateOne({ name: "乙" }, { $set: { name: "甲" } })).rejects.toMatchObject({
    code: 11000,
  });
  expect(await users.countDocuments({ name: "甲" })).toBe(1);
});

test("a value freed by an update or a delete can be used again", async () => {
  const seats = fixture.db.collection("seats");
  await seats.createIndex({ seat: 1 }, { unique: true });
  await seats.insertMany([{ seat: 1 }, { seat: 2 }]);
  await seats.updateOne({ seat: 1 }, { $set: { seat: 3 } });
  await seats.insertOne({ seat: 1 });
  await seats.deleteOne({ seat: 2 });
  await seats.insertOne({ seat: 2 });
  expect(await seats.distinct("seat")).toEqual([1, 2, 3]);
});

test("an ordered insert stops at the first error, an unordered one goes on", async () => {
  const collection = fixture.db.collection<{ _id: number }>("bulk");
  await collection.insertOne({ _id: 2 });
  const docs = [{ _id: 1 }, { _id: 2 }, { _id: 3 }];
  const ordered = await collection.insertMany(docs).catch((error: unknown) => error);
  expect(ordered).toBeInstanceOf(MongoBulkWriteError);
  expect(await collection.distinct("_id")).toEqual([1, 2]);
  const unordered = await collection
    .insertMany([{ _id: 1 }, { _id: 4 }, { _id: 5 }], { ordered: false })
    .catch((error: unknown) => error);
  expect(unordered).toMatchObject({ insertedCount: 2, writeErrors: [{ index: 0, code: 11000 }] });
  expect(await collection.distinct("_id")).toEqual([1, 2, 4, 5]);
});

test("updates change what they find, or insert when asked", async () => {
  const collection = fixture.db.collection("updates");
  await collection.insertMany([{ k: 1, list: [{ n: 1 }, { n: 5 }] }, { k: 2 }]);
  expect(await collection.updateMany({}, { $inc: { c: 1 } })).toMatchObject({
    matchedCount: 2,
    modifiedCount: 2,
  });
  await collection.updateOne({ k: 1, "list.n": 5 }, { $set: { "list.$.n": 6 } });
  await collection.updateOne(
    { k: 1 },
    { $inc: { "list.$[e].n": 10 } },
    { arrayFilters: [{ "e.n": { $lt: 5 } }] },
  );
  expect(await collection.findOne({ k: 1 }, { projection: { _id: 0 } })).toEqual({
    k: 1,
    list: [{ n: 11 }, { n: 6 }],
    c: 1,
  });
  expect(await collection.updateOne({ k: 1 }, { $set: { k: 1 } })).toMatchObject({
    matchedCount: 1,
    modifiedCount: 0,
  });
  const upserted = await collection.updateOne({ k: 9 }, { $setOnInsert: { made: true } }, { upsert: true });
  expect(upserted).toMatchObject({ upsertedCount: 1, matchedCount: 0 });
  expect(await collection.findOne({ _id: upserted.upsertedId ?? new ObjectId() })).toMatchObject({
    k: 9,
    made: true,
  });
  await collection.replaceOne({ k: 2 }, { k: 2, whole: true });
  expect(await collection.findOne({ k: 2 }, { projection: { _id: 0 } })).toEqual({ k: 2, whole: true });
});

test("findOneAndUpdate, findOneAndDelete and findOneAndReplace answer with the document", async () => {
  const jobs = fixture.db.collection("jobs");
  await jobs.insertMany([
    { n: 1, state: "new" },
    { n: 2, state: "new" },
  ]);
  const options = { sort: { n: -1 }, returnDocument: "after", projection: { _id: 0 } } as const;
  expect(await jobs.findOneAndUpdate({ state: "new" }, { $set: { state: "taken" } }, options)).toEqual({
    n: 2,
    state: "taken",
  });
  expect(await jobs.findOneAndDelete({ state: "new" })).toMatchObject({ n: 1 });
  expect(await jobs.findOneAndUpdate({ state: "new" }, { $set: { x: 1 } })).toBeNull();
  expect(
    await jobs.findOneAndReplace({ n: 7 }, { n: 7 }, { upsert: true, returnDocument: "after" }),
  ).toMatchObject({ n: 7 });
});

test("bulkWrite runs its operations in order", async () => {
  const collection = fixture.db.collection<{ _id: number; n?: number }>("mixed");
  const result = await collection.bulkWrite([
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { n: 1 } } } },
    { updateOne: { filter: { _id: 2 }, update: { $set: { n: 2 } }, upsert: true } },
    { deleteOne: { filter: { _id: 1 } } },
  ]);
  expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  expect(await collection.find().toArray()).toEqual([{ _id: 2, n: 2 }]);
});

test("a validator refuses documents that do not fit, unless it is bypassed", async () => {
  const collection = await fixture.db.createCollection("checked", { validator: { n: { $gte: 0 } } });
  await expect(collection.insertOne({ n: -1 })).rejects.toMatchObject({ code: 121 });
  await collection.insertOne({ n: 1 });
  await expect(collection.updateOne({}, { $set: { n: -1 } })).rejects.toMatchObject({ code: 121 });
  await collection.insertOne({ n: -2 }, { bypassDocumentValidation: true });
  expect(await collection.countDocuments()).toBe(2);
});

test("aggregation joins by index, groups, and writes by $merge and $out", async () => {
  const { db } = fixture;
  await db.collection("units").insertMany([
    { code: "A", name: "公安局" },
    { code: "B", name: "法院" },
  ]);
  await db.collection("units").createIndex({ code: 1 });
  await db.collection("staff").insertMany([
    { unit: "A", score: 90 },
    { unit: "A", score: 80 },
    { unit: "B", score: 70 },
  ]);
  const pipeline = [
    { $group: { _id: "$unit", mean: { $avg: "$score" } } },
    { $lookup: { from: "units", localField: "_id", foreignField: "code", as: "of" } },
    { $project: { mean: 1, name: { $first: "$of.name" } } },
    { $sort: { _id: 1 } },
  ];
  const expected = [
    { _id: "A", mean: 85, name: "公安局" },
    { _id: "B", mean: 70, name: "法院" },
  ];
  expect(await db.collection("staff").aggregate(pipeline).toArray()).toEqual(expected);
  await db
    .collection("staff")
    .aggregate([...pipeline, { $merge: "means" }])
    .toArray();
  await db
    .collection("staff")
    .aggregate([...pipeline, { $merge: { into: "means" } }])
    .toArray();
  expect(await db.collection("means").find().sort({ _id: 1 }).toArray()).toEqual(expected);
  await db
    .collection("staff")
    .aggregate([{ $match: { unit: "B" } }, { $out: "only" }])
    .toArray();
  await db
    .collection("staff")
    .aggregate([{ $match: { unit: "A" } }, { $out: "only" }])
    .toArray();
  expect(await db.collection("only").countDocuments()).toBe(2);
});

test("collections and databases are listed, renamed and dropped", async () => {
  const db = fixture.client.db("other");
  await db.collection("one").insertOne({ a: 1 });
  await db.collection("one").rename("two");
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(["two"]);
  expect(await db.collection("two").countDocuments()).toBe(1);
  const { databases } = await db.admin().listDatabases();
  expect(databases.map(({ name }) => name)).toContain("other");
  await db.collection("two").drop();
  await db.dropDatabase();
  expect(await db.listCollections().toArray()).toEqual([]);
});

test("documents past their date are removed by the TTL sweeper", async () => {
  const { Store } = await import("../src/storage/store.ts");
  const { sweepExpired } = await import("../src/maintenance/expire.ts");
  const sessions = fixture.db.collection("sessions");
  await sessions.createIndex({ until: 1 }, { expireAfterSeconds: 10 });
  await sessions.insertMany([{ until: new Date(0) }, { until: new Date() }, { until: "never" }, {}]);
  const partial = { expireAfterSeconds: 10, partialFilterExpression: { guest: true } };
  await sessions.createIndex({ seen: 1 }, partial);
  await sessions.insertMany([
    { seen: new Date(0), guest: true },
    { seen: new Date(0), guest: false },
  ]);
  const dataDir = fixture.dataDir;
  await fixture.client.close();
  await fixture.server.close();
  const store = await Store.open(`${dataDir}/data.mdb`);
  expect(await sweepExpired(store, pino({ level: "silent" }))).toBe(2);
  expect(await sweepExpired(store, pino({ level: "silent" }))).toBe(0);
  await store.close();
  fixture = await startFixture();
});

test("$collStats counts documents, bytes and index entries; other statistics are refused", async () => {
  const items = fixture.db.collection("measured");
  await items.insertMany([{ a: 1 }, { a: 2 }]);
  await items.createIndex({ a: 1 });
  const [found] = await items.aggregate([{ $collStats: { storageStats: {}, count: {} } }]).toArray();
  const bytes = 29;
  expect(found).toMatchObject({
    ns: `${fixture.db.databaseName}.measured`,
    count: 2,
    storageStats: { count: 2, size: 2 * bytes, avgObjSize: bytes, nindexes: 2 },
  });
  expect(Object.keys(found?.storageStats.indexSizes)).toEqual(["_id_", "a_1"]);
  await expect(items.aggregate([{ $collStats: { latencyStats: {} } }]).toArray()).rejects.toMatchObject({
    code: 115,
  });
});
