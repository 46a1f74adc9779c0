import { type Document, MongoClient, MongoServerError } from "mongodb";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseUri, startEmbeddedMongo } from "../src/index.ts";
import { type Fixture, startFixture, temporaryDirectory } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

async function failure(work: Promise<unknown>): Promise<{ code: unknown; details: Document }> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof MongoServerError)) throw new Error("was not refused");
  return { code: error.code, details: error.errInfo?.details };
}

test("a document that breaks a schema is refused with 121 and every rule it breaks", async () => {
  const students = await fixture.db.createCollection("students", {
    validator: {
      $jsonSchema: {
        bsonType: "object",
        title: "Student",
        required: ["name", "year", "address"],
        additionalProperties: false,
        properties: {
          _id: {},
          name: { bsonType: "string" },
          year: { bsonType: "int", minimum: 2017, maximum: 3017, description: "a year to come" },
          major: { enum: ["Math", "History", null] },
          marks: { bsonType: "array", uniqueItems: true, items: { bsonType: "number", minimum: 0 } },
          address: { bsonType: "object", required: ["city"], properties: { city: { bsonType: "string" } } },
        },
      },
    },
  });
  await students.insertOne({ name: "A", year: 2019, major: null, marks: [1, 2.5], address: { city: "X" } });
  const wrong = students.insertOne({
    _id: 7 as never,
    name: "A",
    year: 1967,
    major: "Law",
    marks: [1, -1],
    address: {},
    nick: "B",
  });
  const { code, details } = await failure(wrong);
  expect(code).toBe(121);
  expect(details).toEqual({
    operatorName: "$jsonSchema",
    title: "Student",
    schemaRulesNotSatisfied: [
      {
        operatorName: "additionalProperties",
        specifiedAs: { additionalProperties: false },
        additionalProperties: ["nick"],
      },
      {
        operatorName: "properties",
        propertiesNotSatisfied: [
          {
            propertyName: "year",
            description: "a year to come",
            details: [
              {
                operatorName: "minimum",
                specifiedAs: { minimum: 2017 },
                reason: "comparison failed",
                consideredValue: 1967,
              },
            ],
          },
          {
            propertyName: "major",
            details: [
              {
                operatorName: "enum",
                specifiedAs: { enum: ["Math", "History", null] },
                reason: "value was not found in enum",
                consideredValue: "Law",
              },
            ],
          },
          {
            propertyName: "marks",
            details: [
              {
                operatorName: "items",
                reason: "At least one item did not match the sub-schema",
                itemIndex: 1,
                details: [
                  {
                    operatorName: "minimum",
                    specifiedAs: { minimum: 0 },
                    reason: "comparison failed",
                    consideredValue: -1,
                  },
                ],
              },
            ],
          },
          {
            propertyName: "address",
            details: [
              {
                operatorName: "required",
                specifiedAs: { required: ["city"] },
                missingProperties: ["city"],
              },
            ],
          },
        ],
      },
    ],
  });
});

test("a validator of query operators names the condition that failed", async () => {
  const things = await fixture.db.createCollection("things", { validator: { n: { $gt: 5 }, kind: "a" } });
  const { details } = await failure(things.insertOne({ n: 1 }));
  expect(details).toEqual({
    operatorName: "$and",
    clausesNotSatisfied: [
      {
        index: 0,
        details: {
          operatorName: "$gt",
          specifiedAs: { n: { $gt: 5 } },
          reason: "comparison failed",
          consideredValue: 1,
        },
      },
      {
        index: 1,
        details: { operatorName: "$eq", specifiedAs: { kind: "a" }, reason: "field was missing" },
      },
    ],
  });
});

test("updates, replacements, upserts and findAndModify are validated; bypassDocumentValidation is not", async () => {
  const items = await fixture.db.createCollection<{ _id: number; n: number }>("items", {
    validator: { $jsonSchema: { properties: { n: { maximum: 10 } } } },
  });
  await items.insertOne({ _id: 1, n: 1 });
  const attempts = [
    () => items.updateOne({ _id: 1 }, { $set: { n: 11 } }),
    () => items.replaceOne({ _id: 1 }, { n: 11 }),
    () => items.updateOne({ _id: 2 }, { $set: { n: 11 } }, { upsert: true }),
    () => items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 10 } }),
    () => items.aggregate([{ $set: { n: 11 } }, { $merge: "items" }]).toArray(),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 121 });
  expect(await items.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
  await items.updateOne({ _id: 1 }, { $set: { n: 11 } }, { bypassDocumentValidation: true });
  expect(await items.findOne()).toEqual({ _id: 1, n: 11 });
});

test("level moderate lets an invalid document stay invalid, off and action warn let everything pass", async () => {
  const { db } = fixture;
  const items = db.collection<{ _id: number; n: number; m?: number }>("levels");
  await items.insertOne({ _id: 1, n: 50 });
  const validator = { $jsonSchema: { properties: { n: { maximum: 10 } } } };
  await db.command({ collMod: "levels", validator, validationLevel: "moderate" });
  await items.updateOne({ _id: 1 }, { $set: { m: 1 } });
  await expect(items.insertOne({ _id: 2, n: 50 })).rejects.toMatchObject({ code: 121 });
  await db.command({ collMod: "levels", validationLevel: "strict" });
  await expect(items.updateOne({ _id: 1 }, { $set: { m: 2 } })).rejects.toMatchObject({ code: 121 });
  await db.command({ collMod: "levels", validationAction: "warn" });
  await items.updateOne({ _id: 1 }, { $set: { m: 3 } });
  await db.command({ collMod: "levels", validationAction: "error", validationLevel: "off" });
  await items.insertOne({ _id: 3, n: 50 });
  expect(await items.find({ $jsonSchema: validator.$jsonSchema }).toArray()).toEqual([]);
  expect(await items.countDocuments({ $nor: [validator] })).toBe(2);
});

test("action warn leaves a line in the log, with the document's _id and nothing else of it", async () => {
  using directory = temporaryDirectory();
  const lines: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
  await using server = await startEmbeddedMongo({ dataDir: directory.path, logger });
  const client = await MongoClient.connect(databaseUri(server.uri, "test"));
  const db = client.db();
  await db.createCollection("warned", { validator: { n: { $lt: 10 } }, validationAction: "warn" });
  const items = db.collection<{ _id: number; n: number }>("warned");
  await items.insertMany([
    { _id: 1, n: 5 },
    { _id: 2, n: 5000 },
  ]);
  await items.updateOne({ _id: 1 }, { $set: { n: 6000 } });
  await client.close();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 40, ns: "test.warned", failingDocumentId: "2", msg: "Document would fail validation" },
    { level: 40, ns: "test.warned", failingDocumentId: "1" },
  ]);
  expect(lines.join().replace(/"time":\d+/g, "")).not.toMatch(/[56]000/);
});

test("what depends on another field and is missing, or is wrong, is named", async () => {
  const dependencies = { card: ["address"], leave: { properties: { days: { bsonType: "int" } } } };
  await fixture.db.createCollection("depends", { validator: { $jsonSchema: { dependencies } } });
  const items = fixture.db.collection("depends");
  await items.insertOne({ card: 1, address: "x" });
  await expect(items.insertOne({ card: 1, leave: 1, days: "two" })).rejects.toMatchObject({
    code: 121,
    errInfo: {
      details: {
        schemaRulesNotSatisfied: [
          {
            operatorName: "dependencies",
            failingDependencies: [
              { conditionalProperty: "card", missingProperties: ["address"] },
              { conditionalProperty: "leave", details: [{ operatorName: "properties" }] },
            ],
          },
        ],
      },
    },
  });
});

test("a schema with a keyword that is not known is refused when the collection is made", async () => {
  const made = fixture.db.createCollection("never", { validator: { $jsonSchema: { format: "email" } } });
  await expect(made).rejects.toMatchObject({ code: 9, message: expect.stringContaining("format") });
});
