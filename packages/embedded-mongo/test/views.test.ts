import { MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { databaseUri, startEmbeddedMongo } from "../src/index.ts";
import { type Fixture, startFixture, temporaryDirectory } from "./server-fixture.ts";

interface Person {
  _id: number;
  name: string;
  unit: string;
  pay: number;
}

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture[Symbol.asyncDispose]());
beforeEach(async () => {
  await fixture.db.dropDatabase();
  await fixture.db.collection<Person>("people").insertMany([
    { _id: 1, name: "An", unit: "east", pay: 10 },
    { _id: 2, name: "Bo", unit: "west", pay: 20 },
    { _id: 3, name: "Cy", unit: "east", pay: 30 },
    { _id: 4, name: "Di", unit: "east", pay: 40 },
  ]);
  await fixture.db.createCollection("east", {
    viewOn: "people",
    pipeline: [{ $match: { unit: "east" } }, { $project: { name: 1, pay: 1 } }],
  });
});

const east = () => fixture.db.collection<Person>("east");

test("find reads through a view: filter, sort, skip, limit, projection, in batches", async () => {
  expect(await east().find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, name: "An", pay: 10 },
    { _id: 3, name: "Cy", pay: 30 },
    { _id: 4, name: "Di", pay: 40 },
  ]);
  const found = east().find({ pay: { $gt: 10 } }, { projection: { name: 1, _id: 0 }, sort: { pay: -1 } });
  expect(await found.toArray()).toEqual([{ name: "Di" }, { name: "Cy" }]);
  expect(
    await east()
      .find({}, { sort: { _id: 1 }, skip: 1, limit: 1 })
      .toArray(),
  ).toMatchObject([{ _id: 3 }]);
  expect(
    await east()
      .find({}, { sort: { _id: 1 }, batchSize: 1 })
      .toArray(),
  ).toHaveLength(3);
  expect(await east().findOne({ unit: "east" })).toBeNull();
  const answer = await fixture.db.command({ find: "east", batchSize: 2, singleBatch: true });
  expect(answer.cursor).toMatchObject({ ns: `${fixture.db.databaseName}.east`, firstBatch: { length: 2 } });
  expect(Number(answer.cursor.id)).toBe(0);
});

test("aggregate, count and distinct read through a view", async () => {
  const sum = [{ $group: { _id: null, sum: { $sum: "$pay" } } }];
  expect(await east().aggregate(sum).toArray()).toEqual([{ _id: null, sum: 80 }]);
  expect(await east().countDocuments({ pay: { $lt: 40 } })).toBe(2);
  expect(await east().estimatedDocumentCount()).toBe(3);
  const count = { count: "east", query: { pay: { $gt: 10 } }, skip: 1, limit: 5 };
  expect(await fixture.db.command(count)).toMatchObject({ n: 1 });
  expect(await east().distinct("name", { pay: { $gte: 30 } })).toEqual(["Cy", "Di"]);
});

test("a view is what its collection is now", async () => {
  await fixture.db.collection<Person>("people").deleteOne({ _id: 3 });
  expect(await east().estimatedDocumentCount()).toBe(2);
  await fixture.db.collection("people").drop();
  expect(await east().find().toArray()).toEqual([]);
});

test("a view of a view, and joins with views", async () => {
  await fixture.db.createCollection("rich", {
    viewOn: "east",
    pipeline: [{ $match: { pay: { $gte: 30 } } }],
  });
  expect((await fixture.db.collection("rich").find().toArray()).map(({ name }) => name)).toEqual([
    "Cy",
    "Di",
  ]);
  const people = fixture.db.collection<Person>("people");
  const joined = people.aggregate([
    { $match: { _id: { $lte: 3 } } },
    { $lookup: { from: "rich", localField: "_id", foreignField: "_id", as: "rich" } },
    { $sort: { _id: 1 } },
    { $project: { rich: "$rich.name" } },
  ]);
  expect(await joined.toArray()).toEqual([
    { _id: 1, rich: [] },
    { _id: 2, rich: [] },
    { _id: 3, rich: ["Cy"] },
  ]);
  const inner = [{ $match: { $expr: { $gt: ["$pay", "$$pay"] } } }, { $count: "n" }];
  const above = people.aggregate([
    { $match: { _id: 2 } },
    { $lookup: { from: "east", let: { pay: "$pay" }, pipeline: inner, as: "above" } },
    { $unionWith: "rich" },
    { $project: { above: "$above.n" } },
  ]);
  expect(await above.toArray()).toEqual([{ _id: 2, above: [2] }, { _id: 3 }, { _id: 4 }]);
});

test("a join with a view that takes long to read finds what is in it, and nothing else", async () => {
  const many = fixture.db.collection<{ _id: number; k: number }>("many");
  await many.insertMany(Array.from({ length: 30_000 }, (_, i) => ({ _id: i, k: i % 3 })));
  const pipeline = [{ $group: { _id: "$_id", k: { $first: "$k" } } }, { $match: { k: 1 } }];
  await fixture.db.createCollection("thirds", { viewOn: "many", pipeline });
  const joined = fixture.db
    .collection("people")
    .aggregate([
      { $lookup: { from: "thirds", localField: "_id", foreignField: "_id", as: "same" } },
      { $lookup: { from: "thirds", localField: "nothing", foreignField: "nothing", as: "all" } },
      { $sort: { _id: 1 } },
      { $project: { same: "$same._id", all: { $size: "$all" } } },
    ]);
  expect(await joined.toArray()).toEqual([
    { _id: 1, same: [1], all: 10_000 },
    { _id: 2, same: [], all: 10_000 },
    { _id: 3, same: [], all: 10_000 },
    { _id: 4, same: [4], all: 10_000 },
  ]);
});

test("a view serves a transaction by the transaction's own state", async () => {
  await fixture.client.withSession(async (session) => {
    session.startTransaction();
    await fixture.db.collection<Person>("people").deleteOne({ _id: 1 }, { session });
    expect(await east().find({}, { session }).toArray()).toHaveLength(2);
    await session.abortTransaction();
  });
  expect(await east().find().toArray()).toHaveLength(3);
});

test.each<[string, object]>([
  ["insert", { insert: "east", documents: [{}] }],
  ["update", { update: "east", updates: [{ q: {}, u: { $set: { a: 1 } } }] }],
  ["delete", { delete: "east", deletes: [{ q: {}, limit: 0 }] }],
  ["findAndModify", { findAndModify: "east", query: {}, remove: true }],
  ["createIndexes", { createIndexes: "east", indexes: [{ key: { a: 1 }, name: "a" }] }],
  ["listIndexes", { listIndexes: "east" }],
  ["collStats", { collStats: "east" }],
  ["validate", { validate: "east" }],
  ["a change stream", { aggregate: "east", pipeline: [{ $changeStream: {} }], cursor: {} }],
  ["$merge", { aggregate: "people", pipeline: [{ $merge: "east" }], cursor: {} }],
  ["$out", { aggregate: "people", pipeline: [{ $out: "east" }], cursor: {} }],
])("%s is refused on a view", async (_title, command) => {
  await expect(fixture.db.command(command)).rejects.toMatchObject({
    code: 166,
    codeName: "CommandNotSupportedOnView",
    message: `Namespace ${fixture.db.databaseName}.east is a view, not a collection`,
  });
});

test("a view has no name but its own, and no other collation", async () => {
  const admin = fixture.client.db("admin");
  const db = fixture.db.databaseName;
  const rename = (from: string, to: string) =>
    admin.command({ renameCollection: `${db}.${from}`, to: `${db}.${to}` });
  await expect(rename("east", "other")).rejects.toMatchObject({ code: 166 });
  await expect(rename("people", "east")).rejects.toMatchObject({ code: 48 });
  await expect(fixture.db.createCollection("east", { validator: { a: 1 } })).rejects.toMatchObject({
    code: 48,
  });
  const found = east().find({}, { collation: { locale: "en", strength: 1 } });
  await expect(found.toArray()).rejects.toMatchObject({ code: 167 });
});

test.each<[string, object, number]>([
  ["a pipeline without viewOn", { create: "v", pipeline: [] }, 72],
  ["a validator", { create: "v", viewOn: "people", validator: { a: 1 } }, 72],
  ["an unknown stage", { create: "v", viewOn: "people", pipeline: [{ $foo: 1 }] }, 40324],
  ["$out", { create: "v", viewOn: "people", pipeline: [{ $out: "x" }] }, 167],
  ["a view of itself", { create: "v", viewOn: "v" }, 5],
  [
    "a view that joins itself",
    { create: "v", viewOn: "people", pipeline: [{ $facet: { a: [{ $unionWith: { coll: "v" } }] } }] },
    5,
  ],
  ["a cycle by another view", { collMod: "east", viewOn: "west", pipeline: [] }, 5],
  ["a name that is taken", { create: "people", viewOn: "east" }, 48],
  ["a view's name", { create: "east", viewOn: "people" }, 48],
  ["half a change", { collMod: "east", viewOn: "people" }, 72],
  ["a change of a collection into a view", { collMod: "people", viewOn: "east", pipeline: [] }, 72],
])("%s is refused", async (_title, command, code) => {
  await fixture.db.createCollection("west", { viewOn: "east" });
  await expect(fixture.db.command(command)).rejects.toMatchObject({ code });
});

test("views on views go twenty deep and no deeper", async () => {
  for (let i = 1; i < 20; i++)
    await fixture.db.createCollection(`deep${i}`, { viewOn: i === 1 ? "east" : `deep${i - 1}` });
  await expect(fixture.db.createCollection("deep20", { viewOn: "deep19" })).rejects.toMatchObject({
    code: 165,
  });
  expect(await fixture.db.collection("deep19").countDocuments()).toBe(3);
});

test("a view is listed, changed, explained and dropped", async () => {
  const [listed] = await fixture.db.listCollections({ name: "east" }).toArray();
  expect(listed).toEqual({
    name: "east",
    type: "view",
    options: {
      viewOn: "people",
      pipeline: [{ $match: { unit: "east" } }, { $project: { name: 1, pay: 1 } }],
    },
    info: { readOnly: true },
  });
  await fixture.db.command({ collMod: "east", viewOn: "people", pipeline: [{ $match: { unit: "west" } }] });
  expect(await east().find().toArray()).toMatchObject([{ _id: 2 }]);
  await fixture.db.collection("people").createIndex({ unit: 1 });
  const explained = await east().find().explain("queryPlanner");
  expect(JSON.stringify(explained)).toContain('"indexName":"unit_1"');
  expect(await east().drop()).toBe(true);
  expect(await east().countDocuments()).toBe(0);
  expect(await fixture.db.listCollections({ name: "east" }).toArray()).toEqual([]);
  expect(await fixture.db.collection("people").countDocuments()).toBe(4);
});

test("a view outlives the server's restart", async () => {
  using directory = temporaryDirectory();
  const once = async <Result>(use: (client: MongoClient) => Promise<Result>): Promise<Result> => {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    const client = await MongoClient.connect(databaseUri(server.uri, "test"));
    try {
      return await use(client);
    } finally {
      await client.close();
    }
  };
  await once(async (client) => {
    await client.db().collection<Person>("people").insertOne({ _id: 1, name: "An", unit: "east", pay: 1 });
    await client.db().createCollection("all", { viewOn: "people" });
  });
  expect(await once((client) => client.db().collection("all").countDocuments())).toBe(1);
});
