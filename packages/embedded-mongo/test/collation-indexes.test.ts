import fc from "fast-check";
import { type Document, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../src/index.ts";
import { startFixture, temporaryDirectory } from "./server-fixture.ts";

const ignoringCase = { locale: "en", strength: 2 };

function sourceOf(explained: Document): string {
  let stage: Document | undefined = explained.queryPlanner.winningPlan;
  while (stage?.inputStage !== undefined) stage = stage.inputStage;
  return String(stage?.stage);
}

test("a unique index with a collation refuses texts that are equal under it", async () => {
  await using fixture = await startFixture();
  const users = fixture.db.collection<{ _id: number; name: unknown }>("users");
  await users.createIndex({ name: 1 }, { unique: true, collation: ignoringCase });
  await users.insertOne({ _id: 1, name: "Anna" });
  await expect(users.insertOne({ _id: 2, name: "ANNA" })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { name: 1 },
    keyValue: { name: "ANNA" },
  });
  await users.insertOne({ _id: 2, name: "Änna" });
  await expect(users.updateOne({ _id: 2 }, { $set: { name: "anna" } })).rejects.toMatchObject({
    code: 11000,
  });
  await users.updateOne({ _id: 1 }, { $set: { name: "ANNA" } });
  await users.deleteOne({ _id: 1 });
  await users.insertOne({ _id: 3, name: ["anna", "ANNA", { first: "x" }] });
  await expect(users.insertOne({ _id: 4, name: { first: "X" } })).rejects.toMatchObject({ code: 11000 });
  expect(await users.indexes()).toMatchObject([{}, { collation: ignoringCase }]);
  expect((await fixture.db.command({ validate: "users" })).errors).toEqual([]);
});

test("a query uses the index of its own collation for texts, any index for other values", async () => {
  await using fixture = await startFixture();
  const users = fixture.db.collection<Document>("users");
  await users.createIndex({ name: 1 }, { collation: ignoringCase, name: "folded" });
  await users.insertMany([{ name: "Anna" }, { name: "ANNA" }, { name: "Bert" }, { name: 5 }]);
  const find = (filter: Document, collation?: typeof ignoringCase) =>
    users.find(filter, collation === undefined ? {} : { collation });
  const cases: [Document, typeof ignoringCase | undefined, string, number][] = [
    [{ name: "anna" }, ignoringCase, "IXSCAN", 2],
    [{ name: { $in: ["BERT", "x"] } }, ignoringCase, "IXSCAN", 1],
    [{ name: "anna" }, undefined, "COLLSCAN", 0],
    [{ name: "ANNA" }, undefined, "COLLSCAN", 1],
    [{ name: /^A/ }, ignoringCase, "COLLSCAN", 2],
    [{ name: "anna" }, { locale: "en", strength: 1 }, "COLLSCAN", 2],
    [{ name: { $gte: "b" } }, ignoringCase, "IXSCAN", 1],
    [{ name: { $gte: "aNNA", $lt: "BERT" } }, ignoringCase, "IXSCAN", 2],
    [{ name: { $gt: "anna" } }, ignoringCase, "IXSCAN", 1],
    [{ name: { $lte: "a" } }, ignoringCase, "IXSCAN", 0],
    [{ name: { $gte: "b" } }, undefined, "COLLSCAN", 0],
    [{ name: 5 }, undefined, "IXSCAN", 1],
    [{ name: "nobody" }, ignoringCase, "IXSCAN", 0],
  ];
  for (const [filter, collation, stage, count] of cases) {
    expect(sourceOf(await find(filter, collation).explain()), JSON.stringify(filter)).toBe(stage);
    expect(await find(filter, collation).toArray(), JSON.stringify(filter)).toHaveLength(count);
  }
  const sorted = await users
    .find({ name: { $type: "string" } }, { collation: ignoringCase })
    .sort({ name: -1 })
    .toArray();
  expect(sorted.map(({ name }) => name)).toEqual(["Bert", "Anna", "ANNA"]);
});

test("texts stay in their classes after a restart and after a transaction that was given up", async () => {
  using directory = temporaryDirectory();
  const index = { unique: true, collation: ignoringCase };
  for (const round of [0, 1]) {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    await using client = await MongoClient.connect(server.uri);
    const users = client.db("test").collection<Document>("users");
    await users.createIndex({ name: 1 }, index);
    const session = client.startSession();
    session.startTransaction();
    await users.insertOne({ name: `given up ${round}` }, { session });
    await session.abortTransaction();
    await session.endSession();
    await users.insertOne({ name: `GIVEN UP ${round}` });
    for (let before = 0; before <= round; before++) {
      const again = users.insertOne({ name: `Given Up ${before}` });
      await expect(again).rejects.toMatchObject({ code: 11000 });
      expect(
        await users.find({ name: `given up ${before}` }, { collation: ignoringCase }).toArray(),
      ).toHaveLength(1);
    }
  }
});

test("a partial index is not taken for a query whose collation lets it match more", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.createIndex({ n: 1 }, { partialFilterExpression: { state: "open" } });
  await items.insertMany([
    { n: 1, state: "open" },
    { n: 1, state: "OPEN" },
  ]);
  const found = items.find({ n: 1, state: "open" }, { collation: ignoringCase });
  expect(await found.toArray()).toHaveLength(2);
});

test("with an index of any collation every query finds the same", async () => {
  await using fixture = await startFixture();
  const [plain, indexed] = [
    fixture.db.collection<Document>("plain"),
    fixture.db.collection<Document>("indexed"),
  ];
  const text = fc.constantFrom("a", "A", "ä", "aa", "b", "B", "", "10", "9", "é", "e");
  const value = fc.oneof(
    text,
    fc.integer({ min: 0, max: 2 }),
    fc.array(text, { maxLength: 2 }),
    fc.record({ x: text }),
  );
  const collation = fc.constantFrom({ locale: "en", strength: 1 }, ignoringCase, {
    locale: "sv",
    strength: 3,
    numericOrdering: true,
  });
  const condition = fc.oneof(
    value,
    fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ $lte: text }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: value, b: value }, { requiredKeys: [] }), { maxLength: 10, minLength: 1 }),
      fc.array(fc.tuple(condition, condition), { minLength: 1, maxLength: 3 }),
      collation,
      fc.option(collation, { nil: undefined }),
      async (docs, filters, own, asked) => {
        await Promise.all([plain.drop(), indexed.drop()]);
        await indexed.createIndex({ a: 1 }, { collation: own });
        await indexed.createIndex({ b: -1, a: 1 }, { collation: own }).catch(() => undefined);
        const withIds = docs.map((doc, _id) => ({ _id: _id as never, ...doc }));
        try {
          await indexed.insertMany(withIds.map((doc) => ({ ...doc })));
        } catch {
          // Two arrays in one compound key are refused, as they are in MongoDB.
          return;
        }
        await plain.insertMany(withIds);
        for (const [a, b] of filters) {
          for (const filter of [{ a }, { a, b }]) {
            const options = {
              sort: { _id: 1 as const },
              ...(asked === undefined ? {} : { collation: asked }),
            };
            const [expected, got] = await Promise.all(
              [plain, indexed].map((collection) => collection.find(filter, options).toArray()),
            );
            expect(got).toEqual(expected);
          }
        }
        expect((await fixture.db.command({ validate: "indexed" })).errors).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
