import type { Collection, Document } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectTurns, pingsWhile } from "./pings.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

// What is worked out inside of a write step cannot be laid down: it is bounded, document by document.

let fixture: Fixture;
let items: Collection<Document>;
beforeAll(async () => {
  fixture = await startFixture();
  items = fixture.db.collection("items");
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const sumTo = (most: number) => ({ $sum: { $map: { input: { $range: [0, most] }, in: 1 } } });
const slow = { $sum: { $map: { input: { $range: [0, 100_000] }, in: sumTo(1000) } } };
const far = { $sum: { $range: [0, 100_000] } };

const tooSlow: readonly [string, () => Promise<unknown>][] = [
  ["an update by a pipeline", () => items.updateOne({ n: 0 }, [{ $set: { v: slow } }])],
  ["of all documents", () => items.updateMany({}, [{ $set: { v: slow } }])],
  ["findAndModify by a pipeline", () => items.findOneAndUpdate({ n: 0 }, [{ $set: { v: slow } }])],
  ["an upsert by a pipeline", () => items.updateOne({ n: -1 }, [{ $set: { v: slow } }], { upsert: true })],
  [
    "an insertion under a validator with an expression",
    () => fixture.db.collection("judged").insertOne({ n: 1 }),
  ],
  [
    "an insertion under a schema of very many branches",
    () => fixture.db.collection("branched").insertOne({ list: Array.from({ length: 100_000 }, (_, n) => n) }),
  ],
];

beforeAll(async () => {
  await items.insertMany(Array.from({ length: 130 }, (_, n) => ({ n })));
  await fixture.db.createCollection("judged", { validator: { $expr: { $gt: [slow, 0] } } });
  const anyOf = Array.from({ length: 3_000 }, (_, n) => ({ minimum: n < 2_999 ? 200_000 + n : 0 }));
  await fixture.db.createCollection("branched", {
    validator: { $jsonSchema: { properties: { list: { items: { anyOf } } } } },
  });
});

test.each(tooSlow)(
  "%s that needs too long is refused, changes nothing, and lets others go on",
  async (_what, write) => {
    const before = await items.find().toArray();
    const running = write();
    expectTurns(await pingsWhile(fixture.client, running));
    await expect(running).rejects.toMatchObject({
      code: 50,
      message: expect.stringContaining("others would have to wait"),
    });
    expect(await items.find().toArray()).toEqual(before);
  },
);

test("many documents, each of which takes a while, are written in as many steps as it needs", async () => {
  // Thirteen million steps together, a hundred thousand each.
  const running = items.updateMany({}, [{ $set: { v: far } }]);
  expectTurns(await pingsWhile(fixture.client, running));
  expect(await running).toMatchObject({ matchedCount: 130, modifiedCount: 130 });
  expect(await items.countDocuments({ v: 4_999_950_000 })).toBe(130);
});

test("so are many statements of one command, in order, each once", async () => {
  await fixture.db.createCollection("weighed", { validator: { $expr: { $gt: [far, 0] } } });
  const weighed = fixture.db.collection<Document>("weighed");
  const documents = Array.from({ length: 60 }, (_, n) => ({ _id: n as never, n }));
  const running = weighed.insertMany(documents);
  expectTurns(await pingsWhile(fixture.client, running));
  expect((await running).insertedCount).toBe(60);
  expect(await weighed.find().toArray()).toEqual(documents);

  const changes = Array.from({ length: 60 }, (_, n) => ({
    updateOne: { filter: { n }, update: [{ $set: { v: { $add: ["$n", far] } } }] },
  }));
  expect(await weighed.bulkWrite(changes)).toMatchObject({ matchedCount: 60, modifiedCount: 60 });
  const wrong = [{ _id: 60 }, { _id: 5 }, { _id: 61 }] as never[];
  await expect(weighed.insertMany(wrong)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
  expect(await weighed.countDocuments()).toBe(61);
});
