import { Long } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
  await fixture.db.collection<{ _id: number; a: number }>("items").insertOne({ _id: 1, a: 1 });
  await fixture.db.collection("items").createIndex({ a: 1 });
});
afterAll(() => fixture[Symbol.asyncDispose]());

const index = (specification: object) => ({ createIndexes: "items", indexes: [specification] });

test.each<[string, object, number, string | RegExp]>([
  [
    "a wrong flag",
    { find: "items", singleBatch: "x" },
    14,
    "BSON field 'find.singleBatch' is the wrong type 'string', expected types '[bool, long, int, decimal, double']",
  ],
  [
    "a wrong number",
    { find: "items", batchSize: "x" },
    14,
    "BSON field 'find.batchSize' is the wrong type 'string', expected types '[long, int, decimal, double']",
  ],
  ["a name that is none", { find: 3 }, 73, "collection name has invalid type int"],
  [
    "a getMore of an int",
    { getMore: 5, collection: "items" },
    14,
    "BSON field 'getMore.getMore' is the wrong type 'int', expected type 'long'",
  ],
  ["a getMore of nothing", { getMore: Long.fromNumber(5), collection: "items" }, 43, "cursor id 5 not found"],
  [
    "no pipeline",
    { aggregate: "items", cursor: {} },
    40414,
    "BSON field 'aggregate.pipeline' is missing but a required field",
  ],
  [
    "an empty key",
    { distinct: "items", key: "" },
    40352,
    "FieldPath cannot be constructed with empty string",
  ],
  [
    "a delete without limit",
    { delete: "items", deletes: [{ q: {} }] },
    40414,
    "BSON field 'delete.deletes.limit' is missing but a required field",
  ],
  [
    "no updates",
    { update: "items", updates: [] },
    16,
    "Write batch sizes must be between 1 and 100000. Got 0 operations.",
  ],
  [
    "an index without key",
    index({ name: "x" }),
    9,
    "The 'key' field is a required property of an index specification",
  ],
  [
    "an index without name",
    index({ key: { x: 1 } }),
    9,
    "The 'name' field is a required property of an index specification",
  ],
  [
    "an index of direction 0",
    index({ key: { x: 0 }, name: "x" }),
    67,
    "Values in the index key pattern cannot be 0.",
  ],
  [
    "an index of direction true",
    index({ key: { x: true }, name: "x" }),
    67,
    "Values in v:2 index key pattern cannot be of type bool. Only numbers > 0, numbers < 0, and strings are allowed.",
  ],
  [
    "an index of an operator",
    index({ key: { $x: 1 }, name: "x" }),
    67,
    "Index key contains an illegal field name: field name starts with '$'.",
  ],
  [
    "a second index of _id",
    index({ key: { _id: -1 }, name: "x" }),
    2,
    "The field 'key' for an _id index must be {_id: 1}, but got { _id: -1 }",
  ],
  [
    "a unique index of _id",
    index({ key: { _id: 1 }, name: "_id_", unique: true }),
    197,
    /^The field 'unique' is not valid for an _id index specification/,
  ],
  [
    "a lifetime below zero",
    index({ key: { x: 1 }, name: "x", expireAfterSeconds: -1 }),
    67,
    /^TTL index 'expireAfterSeconds' option must be within an acceptable range/,
  ],
  [
    "$ne in a partial index",
    index({ key: { x: 1 }, name: "x", partialFilterExpression: { a: { $ne: 1 } } }),
    67,
    "Expression not supported in partial index: { a: { $ne: 1 } }",
  ],
  [
    "$exists: false in a partial index",
    index({ key: { x: 1 }, name: "x", partialFilterExpression: { $and: [{ a: { $exists: false } }] } }),
    67,
    "Expression not supported in partial index: { a: { $exists: false } }",
  ],
  ["an index that is not there", { dropIndexes: "items", index: "x" }, 27, "index not found with name [x]"],
  [
    "a key that is not there",
    { dropIndexes: "items", index: { x: 1 } },
    27,
    "can't find index with key: { x: 1 }",
  ],
])("%s is refused", async (_title, command, code, message) => {
  await expect(fixture.db.command(command)).rejects.toMatchObject({
    code,
    message: message instanceof RegExp ? expect.stringMatching(message) : message,
  });
});

test("a collection is not renamed to itself, and not lost by it", async () => {
  const name = `${fixture.db.databaseName}.items`;
  const admin = fixture.client.db("admin");
  await expect(admin.command({ renameCollection: name, to: name, dropTarget: true })).rejects.toMatchObject({
    code: 20,
    message: "Can't rename a collection to itself",
  });
  expect(await fixture.db.collection("items").countDocuments()).toBe(1);
});
