import { BSONRegExp, type Document } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cpuTime } from "./cpu-time.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const evil = "^(a+)+$";
const longA = `${"a".repeat(40)}b`;

test("an expression that would backtrack for ever is answered at once, wherever it stands", async () => {
  const items = fixture.db.collection<Document>("evil");
  await items.insertOne({ text: longA, list: [longA], good: "aaaa" });
  const started = cpuTime();
  const regex = new BSONRegExp(evil);
  expect(await items.countDocuments({ text: { $regex: evil } })).toBe(0);
  expect(await items.countDocuments({ good: { $regex: evil } })).toBe(1);
  expect(await items.countDocuments({ list: { $elemMatch: { $regex: evil } } })).toBe(0);
  expect(await items.countDocuments({ text: { $in: [regex] } })).toBe(0);
  expect(await items.countDocuments({ text: { $not: regex } })).toBe(1);
  expect(await items.countDocuments({ $jsonSchema: { properties: { text: { pattern: evil } } } })).toBe(0);
  const [found] = await items
    .aggregate([
      {
        $project: {
          match: { $regexMatch: { input: "$text", regex: evil } },
          find: { $regexFind: { input: "$text", regex } },
          all: { $regexFindAll: { input: "$text", regex: evil } },
        },
      },
    ])
    .toArray();
  expect(found).toMatchObject({ match: false, find: null, all: [] });
  await fixture.db.createCollection("checked", { validator: { text: { $regex: evil } } });
  await expect(fixture.db.collection("checked").insertOne({ text: longA })).rejects.toMatchObject({
    code: 121,
  });
  await fixture.db.collection("checked").insertOne({ text: "aa" });
  await items.updateOne({}, { $pull: { list: { $regex: evil } } } as Document);
  await expect(items.countDocuments({ text: { $regex: "a(?=b)" } })).rejects.toMatchObject({ code: 51091 });
  expect(cpuTime() - started).toBeLessThan(4000);
});

test("a change that needs too long for one document is refused, and changes nothing", async () => {
  const items = fixture.db.collection<Document>("changed");
  await items.insertOne({ n: 1 });
  const slow = {
    $sum: {
      $map: {
        input: { $range: [0, 100_000] },
        in: { $sum: { $map: { input: { $range: [0, 1000] }, in: 1 } } },
      },
    },
  };
  await expect(items.updateOne({}, [{ $set: { v: slow } }])).rejects.toMatchObject({ code: 50 });
  expect(await items.findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1 });
});
