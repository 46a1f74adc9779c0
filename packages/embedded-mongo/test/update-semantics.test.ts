import { type Document, Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// Odd cases of updates, as MongoDB's manual and its own tests have them, through the driver.

let fixture: Fixture;
const items = () => fixture.db.collection<Document>("items");
beforeAll(async () => {
  fixture = await startFixture();
});
beforeEach(async () => {
  await items().deleteMany({});
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

interface Case {
  readonly before: Document;
  readonly filter?: Document;
  readonly update: Document | Document[];
  readonly arrayFilters?: Document[];
  readonly after: Document;
}

const changes: Readonly<Record<string, Case>> = {
  "$[] through two arrays": {
    before: { a: [{ b: [1, 2] }, { b: [3] }] },
    update: { $mul: { "a.$[].b.$[]": 10 } },
    after: { a: [{ b: [10, 20] }, { b: [30] }] },
  },
  "$[id] in nested arrays": {
    before: {
      a: [
        { k: 1, b: [{ v: 1 }, { v: 5 }] },
        { k: 2, b: [{ v: 5 }] },
      ],
    },
    update: { $set: { "a.$[x].b.$[y].v": 0 } },
    arrayFilters: [{ "x.k": 1 }, { "y.v": { $gt: 2 } }],
    after: {
      a: [
        { k: 1, b: [{ v: 1 }, { v: 0 }] },
        { k: 2, b: [{ v: 5 }] },
      ],
    },
  },
  "$ takes no place from an element that the filter names by its number": {
    before: { b: [0], a: [0, 1] },
    filter: { "b.0": 0, a: 1 },
    update: { $set: { "a.$": 2 } },
    after: { b: [0], a: [0, 2] },
  },
  "$ behind an element that is named by its number": {
    before: { a: [{ b: [0, 1] }] },
    filter: { "a.0.b": 1 },
    update: { $set: { "a.0.b.$": 2 } },
    after: { a: [{ b: [0, 2] }] },
  },
  "$ before one": {
    before: { a: [{ b: [0, 1] }] },
    filter: { "a.b.1": 1 },
    update: { $set: { "a.$.b.1": 2 } },
    after: { a: [{ b: [0, 2] }] },
  },
  "$[id] judges every element as it was before the update": {
    before: {
      a: [
        { k: "old", n: 1 },
        { k: "new", n: 1 },
      ],
    },
    update: { $set: { "a.$[x].k": "done" }, $inc: { "a.$[y].n": 5 } },
    arrayFilters: [{ "x.k": "old" }, { "y.k": "old" }],
    after: {
      a: [
        { k: "done", n: 6 },
        { k: "new", n: 1 },
      ],
    },
  },
  "$unset of an element leaves null": {
    before: { a: [1, 2] },
    update: { $unset: { "a.$[x]": 1 } },
    arrayFilters: [{ x: 1 }],
    after: { a: [null, 2] },
  },
  "$ of $elemMatch": {
    before: {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    },
    filter: { a: { $elemMatch: { x: 1, y: 2 } } },
    update: { $set: { "a.$.z": 1 } },
    after: {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2, z: 1 },
      ],
    },
  },
  "$pull of documents that meet a condition": {
    before: {
      a: [
        { b: 1, c: 2 },
        { b: 1, c: 3 },
      ],
    },
    update: { $pull: { a: { b: 1, c: { $gt: 2 } } } },
    after: { a: [{ b: 1, c: 2 }] },
  },
  "$pull of an array takes it whole": {
    before: { a: [[1], [1, 2], 1] },
    update: { $pull: { a: [1] } },
    after: { a: [[1, 2], 1] },
  },
  "$push with $each, $sort and $slice": {
    before: { a: [{ s: 5 }, { s: 1 }] },
    update: { $push: { a: { $each: [{ s: 3 }, { s: 9 }], $sort: { s: -1 }, $slice: 3 } } },
    after: { a: [{ s: 9 }, { s: 5 }, { s: 3 }] },
  },
  "$push before the last": {
    before: { a: [1, 2, 3] },
    update: { $push: { a: { $each: [9], $position: -1 } } },
    after: { a: [1, 2, 9, 3] },
  },
  "fields that are set come in the order of their names": {
    before: { m: 1 },
    update: { $set: { z: 1, b: 2, a: 3 } },
    after: { m: 1, a: 3, b: 2, z: 1 },
  },
  "a place behind an array's end is filled with nulls": {
    before: { a: [1] },
    update: { $set: { "a.3": 9 } },
    after: { a: [1, null, null, 9] },
  },
  "a pipeline that leaves no _id keeps the one there was": {
    before: { a: 5, c: 1 },
    update: [{ $replaceWith: { b: "$a" } }],
    after: { b: 5 },
  },
  "a pipeline that projects _id away keeps it": {
    before: { a: 5, c: 1 },
    update: [{ $project: { _id: 0, a: 1 } }],
    after: { a: 5 },
  },
};

test.each(Object.entries(changes))(
  "%s",
  async (_title, { before, filter = {}, update, arrayFilters, after }) => {
    await items().insertOne({ _id: 1 as never, ...before });
    await items().createIndex({ a: 1 });
    await items().updateMany(filter, update, arrayFilters === undefined ? {} : { arrayFilters });
    const found = await items().findOne({});
    // As texts, for the order of the fields counts.
    expect(JSON.stringify(found)).toBe(JSON.stringify({ _id: 1, ...after }));
    await items().dropIndexes();
  },
);

test.each(["a.0", "a.0.b", "a.0.b.0"])("$ finds no place through %s alone", async (path) => {
  const leaf = path.endsWith("b.0") ? [0] : 0;
  await items().insertOne({ a: [path === "a.0" ? 0 : { b: leaf }] });
  await expect(items().updateOne({ [path]: 0 }, { $set: { "a.$": 1 } })).rejects.toMatchObject({ code: 2 });
});

test.each<[string, Document, Document | Document[], number]>([
  ["$[] where there is no array", {}, { $set: { "a.$[]": 1 } }, 2],
  ["$ that no filter gave a place", { a: [5] }, { $set: { "a.$": 0 } }, 2],
  ["a path through null", { a: null }, { $set: { "a.b": 9 } }, 28],
  ["an int64 that overflows", { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
  ["$inc of null", { a: null }, { $inc: { a: 1 } }, 14],
  ["another _id from a pipeline", {}, [{ $replaceWith: { _id: 2 } }], 66],
  ["$unset of _id", {}, { $unset: { _id: 1 } }, 66],
  ["one path in $set and $setOnInsert", {}, { $set: { a: 1 }, $setOnInsert: { a: 2 } }, 40],
  ["a path and a part of it", {}, { $set: { "a.b": 1 }, $setOnInsert: { a: 2 } }, 40],
])("refused: %s", async (_title, before, update, code) => {
  await items().insertOne({ _id: 1 as never, ...before });
  await expect(items().updateMany({}, update)).rejects.toMatchObject({ code });
});

test.each<[string, Document, Document, Document[], number]>([
  [
    "two filters that meet in one element",
    { a: [0] },
    { $set: { "a.$[i]": 5, "a.$[j]": 6 } },
    [{ i: 0 }, { j: 0 }],
    40,
  ],
  ["an index and all elements", { a: [0, 1] }, { $set: { "a.0": 5, "a.$[]": 6 } }, [], 40],
  ["a filter that is not used", {}, { $set: { "a.$[i]": 5 } }, [{ i: 0 }, { j: 0 }], 9],
  ["a filter of two names", {}, { $set: { "a.$[i]": 5 } }, [{ i: 0, j: 0 }], 9],
  ["a filter with $expr", {}, { $set: { "a.$[i]": 5 } }, [{ $expr: true }], 224],
  ["a name without a filter", {}, { $set: { "a.$[i]": 5 } }, [], 2],
  ["a name in capitals", {}, { $set: { "a.$[I]": 5 } }, [{ I: 0 }], 2],
  ["$rename of an element", { a: [1] }, { $rename: { "a.$[i]": "b" } }, [{ i: 1 }], 2],
])("array filters refused: %s", async (_title, before, update, arrayFilters, code) => {
  await items().insertOne({ _id: 1 as never, ...before });
  await expect(items().updateMany({}, update, { arrayFilters })).rejects.toMatchObject({ code });
});

test.each<[string, Document, Document, Document | number]>([
  [
    "equalities in $and",
    { $and: [{ _id: 1 }, { a: 5 }, { b: { $gt: 3 } }, { c: { $eq: 7 } }] },
    { $set: { d: 1 } },
    { _id: 1, a: 5, c: 7, d: 1 },
  ],
  ["a dotted equality", { _id: 1, "a.b": 2 }, { $set: { "a.c": 3 } }, { _id: 1, a: { b: 2, c: 3 } }],
  ["_id from $setOnInsert", { a: 1 }, { $setOnInsert: { _id: 3 } }, { _id: 3, a: 1 }],
  ["an $or of one", { _id: 9, $or: [{ a: 1 }] }, { $set: { b: 1 } }, { _id: 9, a: 1, b: 1 }],
  [
    "an $or of two gives nothing",
    { _id: 9, $or: [{ a: 1 }, { a: 2 }] },
    { $set: { b: 1 } },
    { _id: 9, b: 1 },
  ],
  ["one path twice", { a: 1, $and: [{ a: 1 }] }, { $set: { b: 1 } }, 54],
  ["$all of two values", { x: { $all: [1, 2] } }, { $set: { b: 1 } }, 54],
  ["$all of one", { _id: 1, x: { $all: [7] } }, { $set: { b: 1 } }, { _id: 1, x: 7, b: 1 }],
  ["an _id that is an array", { _id: { $in: [[1]] } }, { $set: { b: 1 } }, 53],
  ["_id against the filter's", { _id: 1 }, { $set: { _id: 3 } }, 66],
])("an upsert with %s", async (_title, filter, update, expected) => {
  const run = items().updateOne(filter, update, { upsert: true });
  if (typeof expected === "number") await expect(run).rejects.toMatchObject({ code: expected });
  else {
    await run;
    expect(await items().find().toArray()).toEqual([expected]);
  }
});

test("a replacement puts _id first, wherever it is given, and keeps it when it gives none", async () => {
  await items().insertOne({ _id: 1 as never, a: 1 });
  await items().replaceOne({}, { b: 1, _id: 1 as never });
  expect(Object.keys((await items().findOne({})) ?? {})).toEqual(["_id", "b"]);
  await items().replaceOne({}, { c: 1 });
  expect(await items().findOne({})).toEqual({ _id: 1, c: 1 });
  await expect(items().replaceOne({}, { _id: null as never })).rejects.toMatchObject({ code: 66 });
});

test("a replacement that is inserted takes _id alone from the filter, and that only whole", async () => {
  const options = { upsert: true };
  await items().replaceOne(
    { _id: 1 as never, x: 1, "x.y": 2, $and: [{ z: 1 }, { z: 2 }] },
    { b: 1 },
    options,
  );
  expect(await items().find().toArray()).toEqual([{ _id: 1, b: 1 }]);
  const parts = { "_id.x": 1, "_id.y": 2 } as Document;
  await expect(items().replaceOne(parts, { b: 1 }, options)).rejects.toMatchObject({ code: 111 });
  await items().updateOne(parts, { $set: { b: 1 } }, options);
  expect(await items().findOne({ _id: { x: 1, y: 2 } as never })).toMatchObject({ b: 1 });
});

test("findAndModify takes the first in its order, with array filters, and tells of an upsert", async () => {
  await items().insertMany([
    { _id: 1 as never, n: 2, a: [1, 2] },
    { _id: 2 as never, n: 1, a: [1, 2] },
  ]);
  const changed = await items().findOneAndUpdate(
    {},
    { $set: { "a.$[x]": 9 } },
    { sort: { n: 1 }, returnDocument: "after", arrayFilters: [{ x: 2 }] },
  );
  expect(changed).toEqual({ _id: 2, n: 1, a: [1, 9] });
  const upserted = await items().findOneAndUpdate(
    { _id: 4 as never },
    { $inc: { n: 1 } },
    { upsert: true, includeResultMetadata: true },
  );
  expect(upserted).toMatchObject({
    lastErrorObject: { n: 1, updatedExisting: false, upserted: 4 },
    value: null,
  });
});

test("a bulk write tells of every failure by its place, ordered and not", async () => {
  await items().insertOne({ _id: 1 as never });
  const operations = [2, 1, 3, 3].map((_id) => ({ insertOne: { document: { _id: _id as never } } }));
  const ordered = await items()
    .bulkWrite(operations)
    .catch((error) => error);
  expect(ordered.writeErrors.map(({ index, code }: Document) => [index, code])).toEqual([[1, 11000]]);
  await items().deleteOne({ _id: 2 as never });
  const unordered = await items()
    .bulkWrite(operations, { ordered: false })
    .catch((error) => error);
  expect(unordered.writeErrors.map(({ index }: Document) => index)).toEqual([1, 3]);
  expect(unordered.result.insertedCount).toBe(2);
});
