import { join } from "node:path";
import { type Document, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { readIndex } from "../src/commands/index-specification.ts";
import { databaseUri, startEmbeddedMongo } from "../src/index.ts";
import { clearAbandoned } from "../src/storage/abandoned.ts";
import { addIndex } from "../src/storage/build-index.ts";
import { Store } from "../src/storage/store.ts";
import { startFixture, temporaryDirectory } from "./server-fixture.ts";

const numbered = (count: number, from = 0): Document[] =>
  Array.from({ length: count }, (_, n) => ({ _id: n + from, n: n + from, list: [n, n + 1] }));

test("an index built while others write agrees with the records afterwards", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.insertMany(numbered(20_000));
  let building = true;
  const built = items.createIndexes([{ key: { n: 1 }, unique: true }, { key: { list: 1 } }]).finally(() => {
    building = false;
  });
  let writes = 0;
  for (let at = 0; building; at++) {
    const _id = (at * 37) % 10_000;
    await items.updateOne({ _id: _id as never }, { $set: { n: 100_000 + at, list: [at] } });
    await items.deleteOne({ _id: ((at * 91) % 10_000) as never });
    await items.insertOne({ _id: (20_000 + at) as never, n: 20_000 + at });
    await fixture.client.withSession((session) =>
      session.withTransaction(async () => {
        await items.updateOne({ _id: (20_000 + at) as never }, { $set: { list: [1, 2, 3] } }, { session });
      }),
    );
    writes++;
    // Both are told of when both are full.
    expect([1, 3]).toContain((await items.indexes()).length);
  }
  await built;
  expect(writes).toBeGreaterThan(0);
  expect((await items.indexes()).map(({ name }) => name)).toEqual(["_id_", "n_1", "list_1"]);
  expect(await fixture.db.command({ validate: "items" })).toMatchObject({ valid: true, errors: [] });
  expect(await items.countDocuments({ n: 20_000 })).toBe(1);
});

test("a unique index that cannot be built is not there, and nothing of it", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.insertMany([...numbered(3000), { n: 5 }]);
  const refused = { code: 11000, keyPattern: { n: 1 }, keyValue: { n: 5 } };
  await expect(items.createIndex({ n: 1 }, { unique: true })).rejects.toMatchObject(refused);
  expect((await items.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
  await items.insertOne({ n: 5 });
  await items.deleteMany({ n: 5, _id: { $ne: 5 as never } });
  await items.createIndex({ n: 1 }, { unique: true });
  expect(await fixture.db.command({ validate: "items" })).toMatchObject({ valid: true });
});

test("one index asked for by many at once is made once, and all are answered when it is there", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.insertMany(numbered(3000));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      fixture.db.command({ createIndexes: "items", indexes: [{ key: { n: 1 }, name: "n_1" }] }),
    ),
  );
  expect(answers.filter(({ note }) => note === undefined)).toHaveLength(1);
  expect((await items.find({ n: 7 }).explain()).queryPlanner.winningPlan.inputStage.stage).toBe("IXSCAN");
});

test("dropping the collection ends the build of its index", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  await items.insertMany(numbered(20_000));
  const built = items.createIndex({ n: 1 });
  const outcome = built.then(
    () => 0,
    (error) => error.code,
  );
  await fixture.db.command({ ping: 1 });
  await items.drop();
  expect([0, 276]).toContain(await outcome);
  await items.insertMany(numbered(10));
  expect(await items.indexes()).toHaveLength(1);
  expect(await fixture.db.command({ validate: "items" })).toMatchObject({ valid: true });
});

test("an index whose build the server did not live to finish is dropped when it starts again", async () => {
  using directory = temporaryDirectory();
  const withItems = async (use: (client: MongoClient) => Promise<void>) => {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    const client = await MongoClient.connect(databaseUri(server.uri, "test"));
    await use(client);
    await client.close();
  };
  await withItems(async (client) => void (await client.db().collection("items").insertMany(numbered(10))));
  const store = await Store.open(join(directory.path, "data.mdb"));
  await store.write((view) => {
    const info = store.catalog.read(view).collection("test", "items");
    if (info === undefined) throw new Error("no collection");
    const index = readIndex({ key: { n: 1 }, name: "n_1" }, store.catalog.collations);
    addIndex(store.catalog, view, info, { ...index, table: store.catalog.newTable(), building: true });
  });
  await store.close();
  await withItems(async (client) => {
    expect(await client.db().collection("items").indexes()).toHaveLength(1);
    await client.db().collection("items").createIndex({ n: 1 });
    expect(await client.db().command({ validate: "items" })).toMatchObject({ valid: true });
  });
});

test("a large collection that is dropped is gone at once, and what it leaves is cleared behind it", async () => {
  using directory = temporaryDirectory();
  await using server = await startEmbeddedMongo({ dataDir: directory.path });
  const client = await MongoClient.connect(databaseUri(server.uri, "test"));
  const items = client.db().collection<Document>("items");
  for (let round = 0; round < 3; round++) {
    await items.insertMany(numbered(3000));
    await items.createIndex({ n: 1 });
    if (round === 1) await items.dropIndex("n_1");
    if (round < 2) await items.drop();
    expect(await items.countDocuments()).toBe(round < 2 ? 0 : 3000);
  }
  await client.close();
  await server.close();
  const store = await Store.open(join(directory.path, "data.mdb"));
  const snapshot = store.snapshot();
  // What the server had no time for, the next one does.
  const left = await clearAbandoned(store);
  expect(left).toBeLessThan(8);
  expect(await clearAbandoned(store)).toBe(0);
  const { indexes = [] } = snapshot.catalog.collection("test", "items") ?? {};
  expect(indexes.map(({ name }) => name)).toEqual(["_id_", "n_1"]);
  snapshot.release();
  await store.close();
});

test("$out of many documents takes its target's place at its end, or leaves it as it was", async () => {
  await using fixture = await startFixture();
  const items = fixture.db.collection<Document>("items");
  const out = fixture.db.collection<Document>("out");
  await items.insertMany(numbered(2000));
  await out.createIndex({ n: 1 }, { unique: true });
  await out.insertOne({ n: -1 });
  const running = items.aggregate([{ $out: "out" }]).toArray();
  let done = false;
  void running.finally(() => {
    done = true;
  });
  const seen = new Set<number>();
  while (!done) {
    seen.add(await out.countDocuments());
    expect((await fixture.db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual([
      "items",
      "out",
    ]);
  }
  await running;
  seen.add(await out.countDocuments());
  expect([...seen].filter((count) => count !== 1 && count !== 2000)).toEqual([]);
  await expect(
    items.aggregate([{ $set: { n: { $mod: ["$n", 1000] } } }, { $out: "out" }]).toArray(),
  ).rejects.toMatchObject({
    code: 11000,
  });
  expect(await out.countDocuments()).toBe(2000);
  expect(await fixture.db.command({ validate: "out" })).toMatchObject({ valid: true, nIndexes: 2 });
});
