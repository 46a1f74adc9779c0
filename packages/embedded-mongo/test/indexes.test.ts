import type { Document } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
const papers = () => fixture.db.collection("papers");
beforeAll(async () => {
  fixture = await startFixture();
  await papers().insertMany(
    Array.from({ length: 300 }, (_, n) => ({
      n,
      tenant: `t${n % 3}`,
      state: n % 2 === 0 ? "open" : "done",
      tags: [`g${n % 5}`, `g${n % 7}`],
      ...(n % 10 === 0 ? { code: `c${n}` } : {}),
    })),
  );
  await papers().createIndexes([
    { key: { tenant: 1, n: -1 } },
    { key: { tags: 1 } },
    { key: { code: 1 }, unique: true, sparse: true },
    { key: { state: 1 }, partialFilterExpression: { state: "open" }, name: "open only" },
  ]);
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

async function plan(filter: Document, sort?: Document): Promise<Document> {
  const cursor = papers().find(filter);
  if (sort !== undefined) cursor.sort(sort as Record<string, 1 | -1>);
  return (await cursor.explain("executionStats")) as Document;
}
function indexOf(explained: Document): string {
  const planned = explained.stages?.[0].$cursor ?? explained;
  let stage: Document | undefined = planned.queryPlanner.winningPlan;
  while (stage?.inputStage !== undefined) stage = stage.inputStage;
  return stage?.stage === "IXSCAN" ? stage.indexName : stage?.stage;
}

test.each<[string, Document, Document | undefined, string, number]>([
  ["equality", { tenant: "t1" }, undefined, "tenant_1_n_-1", 100],
  [
    "equality and range of a compound index",
    { tenant: "t1", n: { $gte: 10, $lt: 20 } },
    undefined,
    "tenant_1_n_-1",
    4,
  ],
  ["$in", { tenant: { $in: ["t0", "t2"] } }, undefined, "tenant_1_n_-1", 200],
  ["an element of an array", { tags: "g6" }, undefined, "tags_1", 42],
  ["a prefix of text", { code: /^c29/ }, undefined, "code_1", 1],
  ["a condition a partial index covers", { state: "open" }, undefined, "open only", 150],
  ["a condition a partial index does not cover", { state: "done" }, undefined, "COLLSCAN", 150],
  ["a missing field, which a sparse index leaves out", { code: null }, undefined, "COLLSCAN", 270],
  [
    "branches of $or, each by its own",
    { $or: [{ tenant: "t1", n: { $lt: 4 } }, { tags: "g6" }] },
    undefined,
    "OR",
    43,
  ],
  [
    "branches of $or together with what stands beside it",
    { $and: [{ tenant: "t1" }, { $or: [{ n: 1 }, { n: 4 }] }] },
    undefined,
    "OR",
    2,
  ],
  [
    "an $or with a branch no index serves",
    { $or: [{ tenant: "t1" }, { state: "none" }] },
    undefined,
    "COLLSCAN",
    100,
  ],
  ["no condition", {}, undefined, "COLLSCAN", 300],
  ["_id", { _id: null }, undefined, "_id_", 0],
])("explain names the index for %s", async (_title, filter, sort, index, found) => {
  const explained = await plan(filter, sort);
  expect(indexOf(explained)).toBe(index);
  expect(explained.executionStats.nReturned).toBe(found);
  if (index !== "COLLSCAN") expect(explained.executionStats.totalDocsExamined).toBe(found);
  expect(await papers().countDocuments(filter)).toBe(found);
});

test("an index gives the order of a sort, either way; another order is sorted", async () => {
  for (const direction of [1, -1] as const) {
    const explained = await plan({ tenant: "t2" }, { n: direction });
    expect(explained.queryPlanner.winningPlan.stage).toBe("FETCH");
    const found = await papers().find({ tenant: "t2" }).sort({ n: direction }).toArray();
    const numbers = found.map(({ n }) => Number(n));
    expect(numbers).toEqual([...numbers].sort((a, b) => (a - b) * direction));
  }
  expect((await plan({}, { tenant: 1, n: 1 })).queryPlanner.winningPlan.stage).toBe("SORT");
  expect(indexOf(await plan({}, { tenant: -1, n: 1 }))).toBe("tenant_1_n_-1");
});

test("several points of an index, and branches of an $or, are merged in the order of the sort", async () => {
  const merged = async (filter: Document, most: number) => {
    const cursor = papers().find(filter).sort({ n: -1 }).limit(5);
    const explained = (await cursor.explain("executionStats")) as Document;
    expect(explained.queryPlanner.winningPlan).toMatchObject({
      stage: "FETCH",
      inputStage: { stage: "SORT_MERGE" },
    });
    expect(explained.executionStats.totalKeysExamined).toBeLessThanOrEqual(most);
    const found = await papers().find(filter).sort({ n: -1 }).limit(5).toArray();
    return found.map(({ n }) => n);
  };
  expect(await merged({ tenant: { $in: ["t0", "t2"] } }, 7)).toEqual([299, 297, 296, 294, 293]);
  expect(await merged({ $or: [{ tenant: "t1" }, { tenant: "t2", n: { $lt: 298 } }] }, 7)).toEqual([
    298, 296, 295, 293, 292,
  ]);
});

test("an index that goes through arrays gives the order of its other fields, and bounds by them", async () => {
  const trees = fixture.db.collection("trees");
  await trees.createIndexes([{ key: { path: 1, name: 1 } }, { key: { owner: 1, path: 1 } }]);
  await trees.insertMany(
    Array.from({ length: 60 }, (_, n) => ({
      name: `n${String((n * 7) % 60).padStart(2, "0")}`,
      owner: `o${n % 3}`,
      path: ["city", `unit ${n % 4}`],
    })),
  );
  const sorted = trees.find({ path: "unit 1" }).sort({ name: 1 }).limit(3);
  const explained = (await sorted.explain("executionStats")) as Document;
  expect(explained.queryPlanner.winningPlan.stage).toBe("FETCH");
  expect(explained.executionStats.totalDocsExamined).toBe(3);
  expect((await sorted.toArray()).map(({ name }) => name)).toEqual(["n03", "n07", "n11"]);
  const bounded = (await trees.find({ owner: "o1", path: "unit 1" }).explain("executionStats")) as Document;
  expect(indexOf(bounded)).toBe("owner_1_path_1");
  expect(bounded.executionStats).toMatchObject({ nReturned: 5, totalDocsExamined: 5 });
  const byArray = (await trees.find({}).sort({ path: 1 }).explain()) as Document;
  expect(byArray.queryPlanner.winningPlan.stage).toBe("SORT");
});

test("a hint is followed, a wrong one refused", async () => {
  const explained = await papers().find({ tags: "g1" }).hint({ tenant: 1, n: -1 }).explain();
  expect(indexOf(explained as Document)).toBe("tenant_1_n_-1");
  expect(await papers().find({ tags: "g6" }).hint("tenant_1_n_-1").toArray()).toHaveLength(42);
  await expect(papers().find().hint("none").toArray()).rejects.toMatchObject({ code: 2 });
});

test("aggregation uses an index for its first $match", async () => {
  const explained = await papers()
    .aggregate([{ $match: { tenant: "t1", n: 4 } }, { $count: "n" }])
    .explain();
  expect(indexOf(explained as Document)).toBe("tenant_1_n_-1");
});

test("a unique index over documents that are not unique is not made", async () => {
  await expect(papers().createIndex({ state: 1 }, { unique: true, name: "u" })).rejects.toMatchObject({
    code: 11000,
  });
  expect(await papers().indexExists("u")).toBe(false);
});

test("the same index again is no error, another under its name is", async () => {
  expect(await papers().createIndex({ tags: 1 })).toBe("tags_1");
  await expect(papers().createIndex({ n: 1 }, { name: "tags_1" })).rejects.toMatchObject({ code: 86 });
  await expect(papers().createIndex({ tags: 1 }, { name: "again" })).rejects.toMatchObject({ code: 85 });
});

test("indexes are dropped by name and pattern, never that of _id", async () => {
  const collection = fixture.db.collection("dropping");
  await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
  await collection.dropIndex("a_1");
  await fixture.db.command({ dropIndexes: "dropping", index: { b: 1 } });
  await expect(collection.dropIndex("_id_")).rejects.toMatchObject({ code: 72 });
  await expect(collection.dropIndex("zzz")).rejects.toMatchObject({ code: 27 });
  await collection.dropIndexes();
  expect(await collection.indexes()).toHaveLength(1);
});

test("keys too long for the store are found, and kept unique", async () => {
  const long = fixture.db.collection("long");
  await long.createIndex({ text: 1 }, { unique: true });
  const base = "文".repeat(2000);
  await long.insertMany([{ text: `${base}a` }, { text: `${base}b` }, { text: base }]);
  await expect(long.insertOne({ text: `${base}b` })).rejects.toMatchObject({ code: 11000 });
  expect(await long.find({ text: `${base}b` }).toArray()).toHaveLength(1);
  expect(await long.countDocuments({ text: { $gt: base } })).toBe(2);
  const sorted = await long.find().sort({ text: 1 }).toArray();
  expect(sorted.map(({ text }) => String(text).slice(2000))).toEqual(["", "a", "b"]);
});

test("indexes agree with the records after many changes", async () => {
  await papers().updateMany({ n: { $lt: 100 } }, { $set: { tenant: "t9", tags: [] }, $unset: { code: 1 } });
  await papers().deleteMany({ n: { $gte: 250 } });
  await papers().updateMany({ n: { $gt: 200 } }, { $push: { tags: "extra" } as Document });
  expect(await fixture.db.command({ validate: "papers" })).toMatchObject({ valid: true, nrecords: 250 });
  expect(await papers().countDocuments({ tags: "extra" })).toBe(49);
  expect(await papers().countDocuments({ tags: [] })).toBe(100);
});

test("a partial index over numbers below one is not taken for NaN, which it does not hold", async () => {
  const numbers = fixture.db.collection("numbers");
  await numbers.createIndex({ n: 1 }, { partialFilterExpression: { n: { $lt: 5 } } });
  await numbers.insertMany([{ n: Number.NaN }, { n: 1 }]);
  expect(await numbers.countDocuments({ n: Number.NaN })).toBe(1);
  expect(await numbers.countDocuments({ n: { $lt: 3 } })).toBe(1);
});

test("a list of thousands of values is looked up one by one, not by going through all", async () => {
  const many = fixture.db.collection("many");
  await many.insertMany(Array.from({ length: 12_000 }, (_, n) => ({ _id: n as never, n })));
  const wanted = Array.from({ length: 3000 }, (_, n) => n * 4 + 1);
  const explained = await many.find({ _id: { $in: wanted as never[] } }).explain("executionStats");
  expect(explained.executionStats).toMatchObject({ nReturned: 3000, totalDocsExamined: 3000 });
});

test("an index tells again how it was asked to be built", async () => {
  const items = fixture.db.collection("told");
  await items.createIndexes([
    { key: { a: 1 }, background: true },
    { key: { b: 1 }, background: false },
    { key: { c: 1 } },
  ]);
  expect((await items.indexes()).map(({ background }) => background)).toEqual([
    undefined,
    true,
    false,
    undefined,
  ]);
});
