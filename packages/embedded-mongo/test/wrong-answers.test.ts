import { type Document, Double } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// Answers that once were wrong without a word; each is what MongoDB's manual says.

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

async function evaluated(expression: unknown, doc: Document = {}): Promise<unknown> {
  await items().deleteMany({});
  await put("items", doc);
  const [found] = await items()
    .aggregate([{ $project: { _id: 0, value: expression } }])
    .toArray();
  return found?.value;
}

test("a $lookup inside of a $lookup reads the outer one's variables of this document, however deep", async () => {
  await put("users", { _id: "u1" }, { _id: "u2" }, { _id: "u3" });
  await put("terms", { _id: "t" });
  await put("scores", { user: "u1", n: 1 }, { user: "u2", n: 2 });
  const scores = [
    { $match: { $expr: { $eq: ["$user", "$$u"] } } },
    { $project: { _id: 0, n: 1 } },
    { $sort: { n: 1 } },
  ];
  const inner = { $lookup: { from: "scores", pipeline: scores, as: "scores" } };
  const deeper = { $lookup: { from: "terms", pipeline: [inner], as: "terms" } };
  for (const [pipeline, read] of [
    [[inner], (user: Document) => user.terms[0].scores],
    [[deeper], (user: Document) => user.terms[0].terms[0].scores],
    [[{ $unionWith: { coll: "scores", pipeline: scores } }], (user: Document) => user.terms.slice(1)],
    [[{ $facet: { scores: [inner] } }], (user: Document) => user.terms[0].scores[0].scores],
  ] as const) {
    const found = await fixture.db
      .collection("users")
      .aggregate([
        { $sort: { _id: 1 } },
        { $lookup: { from: "terms", let: { u: "$_id" }, pipeline: [...pipeline], as: "terms" } },
      ])
      .toArray();
    expect(found.map(read), JSON.stringify(pipeline)).toEqual([[{ n: 1 }], [{ n: 2 }], []]);
  }
});

test.each<[Document, number]>([
  [{ members: "a", "tasks._id": 3 }, 2],
  [{ "tasks._id": 3, members: "a" }, 2],
  [{ $and: [{ members: "a" }, { "tasks._id": 3 }] }, 2],
  [{ members: "a", tasks: { $elemMatch: { _id: 3 } } }, 0],
  [{ members: { $all: ["b", "a"] } }, 0],
  [{ members: { $all: ["a", "b"] } }, 1],
  [{ tasks: { $all: [{ $elemMatch: { _id: 1 } }, { $elemMatch: { _id: 2 } }] } }, 1],
  [{ members: "b", "tasks._id": { $gte: 3 } }, 2],
  [{ members: { $regex: "^B", $options: "i" } }, 1],
])("the positional $ is where the last condition on an array was met: %j", async (filter, position) => {
  await put("items", { _id: 1, members: ["a", "b"], tasks: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] });
  await items().updateOne(filter, { $set: { "tasks.$.done": true } });
  const found = await items().findOne({});
  expect(found?.tasks.findIndex(({ done }: Document) => done)).toBe(position);
});

const date = new Date("2026-03-31T16:30:00Z");

const at = "$at";

test.each<[string, unknown, unknown]>([
  ["$hour", { $hour: { date: at, timezone: "$missing" } }, null],
  ["$year", { $year: { date: at, timezone: "$missing" } }, null],
  ["$hour without an option", { $hour: { date: at } }, 16],
  ["$dateToString format", { $dateToString: { date: at, format: "$missing" } }, null],
  ["$dateToString timezone", { $dateToString: { date: at, timezone: "$missing" } }, null],
  ["$dateToString onNull", { $dateToString: { date: null, onNull: "$missing" } }, undefined],
  ["$dateToParts", { $dateToParts: { date: at, timezone: "$missing" } }, null],
  ["$dateToParts iso8601", { $dateToParts: { date: at, iso8601: "$missing" } }, null],
  ["$dateFromParts", { $dateFromParts: { year: 2026, timezone: "$missing" } }, null],
  ["$dateFromParts month", { $dateFromParts: { year: 2026, month: "$missing" } }, null],
  ["$dateFromString", { $dateFromString: { dateString: "2026-01-01", timezone: "$missing" } }, null],
  ["$dateFromString format", { $dateFromString: { dateString: "2026-01-01", format: "$missing" } }, null],
  ["$dateAdd", { $dateAdd: { startDate: at, unit: "day", amount: 1, timezone: "$missing" } }, null],
  ["$dateDiff", { $dateDiff: { startDate: at, endDate: at, unit: "week", startOfWeek: "$missing" } }, null],
  ["$dateTrunc", { $dateTrunc: { date: at, unit: "week", startOfWeek: "$missing" } }, null],
  ["$dateTrunc binSize", { $dateTrunc: { date: at, unit: "day", binSize: "$missing" } }, null],
  ["$trim", { $trim: { input: " a ", chars: "$missing" } }, null],
  ["$slice", { $slice: [[1, 2, 3], 1, "$missing"] }, null],
  ["$round", { $round: [2.345, "$missing"] }, null],
  ["$trunc", { $trunc: [2.345, "$missing"] }, null],
])("an option that reads a missing field is null and not absent: %s", async (_title, expression, value) => {
  expect(await evaluated(expression, { at: date })).toEqual(value);
});

test.each<[string, Document, number]>([
  ["$indexOfArray", { $indexOfArray: [[1], 1, "$missing"] }, 40096],
  ["$indexOfCP", { $indexOfCP: ["a", "a", "$missing"] }, 40096],
  ["$indexOfBytes", { $indexOfBytes: ["a", "a", 0, "$missing"] }, 40096],
  ["$range", { $range: [0, 3, "$missing"] }, 34447],
])("a bound that reads a missing field is refused: %s", async (_title, expression, code) => {
  await expect(evaluated(expression)).rejects.toMatchObject({ code });
});

test("multipleOf counts in decimal", async () => {
  const matches = async (multipleOf: unknown, n: unknown): Promise<boolean> => {
    await items().deleteMany({});
    await put("items", { n });
    return (await items().countDocuments({ $jsonSchema: { properties: { n: { multipleOf } } } })) === 1;
  };
  const multiples: [unknown, unknown][] = [
    [0.1, 0.3],
    [0.1, 1.1],
    [0.01, 4.35],
    [0.5, 1.5],
    [3, new Double(9)],
    [2.5, 1e17],
  ];
  for (const [divisor, n] of multiples) expect(await matches(divisor, n), `${n} of ${divisor}`).toBe(true);
  for (const [divisor, n] of [
    [0.1, 0.35],
    [3, 10],
    [0.3, 1],
    [2, Number.POSITIVE_INFINITY],
    [2, Number.NaN],
  ])
    expect(await matches(divisor, n), `${n} of ${divisor}`).toBe(false);
});

test.each<[string, unknown, unknown]>([
  ["a list in the list is true", { $allElementsTrue: [[[false]]] }, true],
  ["a field with a list in its list", { $allElementsTrue: "$nested" }, true],
  ["$anyElementTrue of an empty list", { $anyElementTrue: [[[]]] }, true],
  ["a false element", { $allElementsTrue: [[true, 0]] }, false],
  ["$setDifference keeps the order", { $setDifference: [[3, 1, 2, 3, 1], [2]] }, [3, 1]],
  ["doubles as text", { $toString: new Double(1e16) }, "1e+16"],
  ["larger doubles", { $toString: new Double(-1.5e20) }, "-1.5e+20"],
  ["much larger doubles", { $toString: new Double(1e300) }, "1e+300"],
  ["small doubles", { $toString: 0.00001 }, "1e-05"],
  ["doubles below 1e16", { $toString: new Double(1234567890123456) }, "1234567890123456"],
  ["fractions", { $toString: 0.0001 }, "0.0001"],
  ["doubles converted", { $convert: { input: new Double(1e21), to: "string" } }, "1e+21"],
])("%s", async (_title, expression, value) => {
  expect(await evaluated(expression, { nested: [[false]] })).toEqual(value);
});
