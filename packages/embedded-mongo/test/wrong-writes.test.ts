import { type Document, Double } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// What writes, indexes and counts once did wrong without a word; each is what MongoDB's manual says.

let fixture: Fixture;
/** Documents as these tests write them. */
interface Item extends Document {
  _id: number;
}
const items = () => fixture.db.collection<Item>("items");
beforeAll(async () => {
  fixture = await startFixture();
});
beforeEach(async () => {
  for (const { name } of await fixture.db.listCollections().toArray()) await fixture.db.dropCollection(name);
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

async function put(collection: string, ...docs: Document[]): Promise<void> {
  await fixture.db.collection<Document>(collection).insertMany(docs);
}

test("$push and $addToSet take lists of any length, in the middle too", async () => {
  await put("items", { _id: 1, list: [-1, -2] });
  const many = Array.from({ length: 200_000 }, (_, n) => n);
  await items().updateOne({}, { $push: { list: { $each: many, $position: 1 } } } as Document);
  await items().updateOne({}, { $push: { list: { $each: [-3], $position: -1 } } } as Document);
  await items().updateOne({}, { $addToSet: { list: { $each: [...many, -4] } } } as Document);
  const list: number[] = (await items().findOne({}))?.list;
  expect([list.length, ...list.slice(0, 3), ...list.slice(-4)]).toEqual([
    200_004, -1, 0, 1, 199_999, -3, -2, -4,
  ]);
});

test("names that begin with $ may be written below the top of a document, and at it when it is inserted", async () => {
  await put("items", { _id: 1, address: { $street: "Elm" }, list: [{ $n: 1 }] });
  await items().updateOne({ _id: 1 }, { $set: { "address.$street": "Oak", "list.0.$n": 2, x: { $y: 1 } } });
  await items().updateOne({ _id: 1 }, { $unset: { "x.$y": "" }, $inc: { "list.$[].$n": 1 } });
  expect(await items().findOne({})).toEqual({
    _id: 1,
    address: { $street: "Oak" },
    list: [{ $n: 3 }],
    x: {},
  });
  await fixture.db.command({ update: "items", updates: [{ q: { _id: 1 }, u: { a: { $b: 1 } } }] });
  expect(await items().findOne({})).toEqual({ _id: 1, a: { $b: 1 } });
  await expect(items().updateOne({ _id: 1 }, { $set: { $hotel: 1 } })).rejects.toMatchObject({ code: 52 });
  await items().updateOne({ _id: 2 }, { $set: { $hotel: 1 } }, { upsert: true });
  expect(await items().findOne({ _id: 2 })).toEqual({ _id: 2, $hotel: 1 });
  const replace = (_id: number) =>
    fixture.db.command({ update: "items", updates: [{ q: { _id }, u: { a: 1, $b: 2 }, upsert: true }] });
  expect(await replace(1)).toMatchObject({ writeErrors: [{ code: 52 }] });
  await replace(3);
  expect(await items().findOne({ _id: 3 })).toEqual({ _id: 3, a: 1, $b: 2 });
});

test("one key may have an index that is unique and one that is not, one that is sparse and one that is not", async () => {
  await items().createIndex({ a: 1 });
  await items().createIndex({ a: 1 }, { name: "unique", unique: true });
  await items().createIndex({ a: 1 }, { name: "sparse", sparse: true });
  await items().createIndex({ a: 1 }, { name: "both", unique: true, sparse: true });
  expect((await items().indexes()).map(({ name }) => name)).toEqual([
    "_id_",
    "a_1",
    "unique",
    "sparse",
    "both",
  ]);
  await expect(items().createIndex({ a: 1 }, { name: "again", unique: true })).rejects.toMatchObject({
    code: 85,
  });
  await expect(items().createIndex({ a: 1 }, { name: "a_1", unique: true })).rejects.toMatchObject({
    code: 86,
  });
  await put("items", { a: 1 });
  await expect(put("items", { a: 1 })).rejects.toMatchObject({ code: 11000 });
});

test("the fields of a reference are fields like others in $elemMatch, $all and $pull", async () => {
  const list = [
    { $ref: "units", $id: 1 },
    { $ref: "units", $id: 2 },
  ];
  await put("items", { _id: 1, list }, { _id: 2, list: [{ $ref: "people", $id: 3 }] });
  const found = async (filter: Document) =>
    (
      await items()
        .find(filter, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id);
  expect(await found({ list: { $elemMatch: { $id: 1 } } })).toEqual([1]);
  expect(await found({ list: { $elemMatch: { $ref: "people", $id: { $gt: 2 } } } })).toEqual([2]);
  expect(await found({ list: { $all: [{ $elemMatch: { $id: 1 } }, { $elemMatch: { $id: 2 } }] } })).toEqual([
    1,
  ]);
  expect(await found({ "list.$id": { $in: [3] } })).toEqual([2]);
  await items().updateMany({}, { $pull: { list: { $id: 2 } } } as Document);
  expect((await items().findOne({ _id: 1 }))?.list).toMatchObject([{ collection: "units", oid: 1 }]);
});

test("a replacement with equal content changes nothing, one with another order or kind does", async () => {
  await put("items", { _id: 1, a: 1, b: { c: [1, "x"] } });
  const replace = async (replacement: Document) => {
    const { matchedCount, modifiedCount } = await items().replaceOne({ _id: 1 }, replacement);
    return [matchedCount, modifiedCount];
  };
  expect(await replace({ a: 1, b: { c: [1, "x"] } })).toEqual([1, 0]);
  expect(await replace({ _id: 1, a: 1, b: { c: [1, "x"] } })).toEqual([1, 0]);
  expect(await replace({ a: new Double(1), b: { c: [1, "x"] } })).toEqual([1, 1]);
  expect(await replace({ b: { c: [1, "x"] }, a: new Double(1) })).toEqual([1, 1]);
  expect(await replace({ b: { c: [1, "x"] }, a: new Double(1) })).toEqual([1, 0]);
  expect(await replace({ a: 1 })).toEqual([1, 1]);
});

test.each<[string, unknown, unknown[], unknown[]]>([
  ["$all", { $all: [1, 2] }, [[1, 2, 3], [1], 1], [[1], 1]],
  ["$all of one", { $all: [1] }, [1, 2, [1]], [2]],
  ["$elemMatch", { $elemMatch: { $gt: 2 } }, [[1, 3], [1], 3], [[1], 3]],
  ["$gt", { $gt: 2 }, [[1, 3], [1], 3, 1], [[1], 1]],
  ["$size", { $size: 1 }, [[1], [], 1], [[], 1]],
  ["a document", { a: 1 }, [{ a: 1 }, [{ a: 1 }], { a: 2 }], [[{ a: 1 }], { a: 2 }]],
  ["$or", { $or: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 3 }, 1], [{ a: 3 }, 1]],
])("$pull with %s", async (_title, condition, before, after) => {
  await put("items", { _id: 1, list: before });
  await items().updateOne({}, { $pull: { list: condition } } as Document);
  expect((await items().findOne({}))?.list).toEqual(after);
});

test("$merge joins by null where the index keeps nulls unique, and not where it is sparse", async () => {
  const target = fixture.db.collection<Item>("target");
  await put("items", { _id: 1, k: null, n: 1 }, { _id: 2, n: 2 }, { _id: 3, k: 3, n: 3 });
  const merge = () =>
    items()
      .aggregate([{ $sort: { _id: 1 } }, { $unset: "_id" }, { $merge: { into: "target", on: "k" } }])
      .toArray();
  await target.createIndex({ k: 1 }, { unique: true, sparse: true });
  await expect(merge()).rejects.toMatchObject({ code: 51132 });
  await target.createIndex({ k: 1 }, { unique: true, name: "all" });
  await merge();
  const left = await target
    .find({}, { projection: { _id: 0 } })
    .sort({ n: 1 })
    .toArray();
  expect(left).toEqual([
    { k: null, n: 2 },
    { k: 3, n: 3 },
  ]);
});

test.each<[string, Document, number]>([
  ["that is there already", { whenMatched: "fail" }, 11000],
  ["that is not there", { whenMatched: "replace", whenNotMatched: "fail" }, 13113],
])("$merge keeps what it wrote before a document %s", async (_title, how, code) => {
  const target = fixture.db.collection<Item>("target");
  await put("items", { _id: 1 }, { _id: 2 }, { _id: 3 });
  if (code === 11000) await target.insertOne({ _id: 2, old: true });
  else await target.insertOne({ _id: 1, old: true });
  const merging = items().aggregate([{ $sort: { _id: 1 } }, { $merge: { into: "target", ...how } }]);
  await expect(merging.toArray()).rejects.toMatchObject({ code });
  expect(await target.find().sort({ _id: 1 }).toArray()).toEqual(
    code === 11000 ? [{ _id: 1 }, { _id: 2, old: true }] : [{ _id: 1 }],
  );
});

test("count with the hint of a sparse index counts what is in it; a hint of no index is refused", async () => {
  await items().createIndex({ a: 1 }, { sparse: true });
  await items().createIndex({ b: 1 }, { partialFilterExpression: { b: { $gt: 1 } } });
  await put("items", { a: 1, b: 1 }, { a: null, b: 2 }, { b: 3 });
  const count = async (more: Document) => (await fixture.db.command({ count: "items", ...more })).n;
  expect(await count({})).toBe(3);
  expect(await count({ hint: { a: 1 } })).toBe(2);
  expect(await count({ hint: "a_1", query: {} })).toBe(2);
  expect(await count({ hint: "b_1" })).toBe(2);
  expect(await count({ hint: { _id: 1 } })).toBe(3);
  expect(await count({ hint: { $natural: 1 } })).toBe(3);
  expect(await items().countDocuments({}, { hint: "a_1" })).toBe(2);
  await expect(count({ hint: "nope" })).rejects.toMatchObject({ code: 2 });
});
