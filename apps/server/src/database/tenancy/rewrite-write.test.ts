import { describe, expect, it } from "vitest";
import { scopedFilter } from "./rewrite-filter.ts";
import { checkUpdate, ownedBulkOperation, ownedDocument } from "./rewrite-write.ts";

describe("a filter", () => {
  it.each([
    ["gets the tenant", { x: 1 }, { x: 1, tenantId: "a" }],
    ["that is absent becomes the tenant's", undefined, { tenantId: "a" }],
    [
      "that names a tenant is only narrowed",
      { tenantId: "b" },
      { $and: [{ tenantId: "a" }, { tenantId: "b" }] },
    ],
    ["cannot widen by $or", { $or: [{ tenantId: "b" }] }, { $or: [{ tenantId: "b" }], tenantId: "a" }],
  ])("%s", (_rule, filter, expected) => {
    expect(scopedFilter(filter, "a")).toEqual(expected);
  });
});

describe("a document to insert", () => {
  it("gets the tenant", () => expect(ownedDocument({ x: 1 }, "a")).toEqual({ x: 1, tenantId: "a" }));
  it("of the same tenant stays as it is", () =>
    expect(ownedDocument({ tenantId: "a" }, "a")).toEqual({ tenantId: "a" }));
  it("of another tenant is refused", () =>
    expect(() => ownedDocument({ tenantId: "b" }, "a")).toThrow(/another tenant/));
});

describe("an update", () => {
  it.each([
    [{ $set: { tenantId: "b" } }],
    [{ $set: { tenantId: "a" } }],
    [{ $unset: { tenantId: 1 } }],
    [{ $rename: { x: "tenantId" } }],
    [{ $rename: { tenantId: "x" } }],
    [{ $setOnInsert: { "tenantId.x": 1 } }],
    [[{ $set: { tenantId: "b" } }]],
    [[{ $replaceWith: {} }]],
    [{ tenantId: "b" }],
  ])("%j is refused", (update) => {
    expect(() => checkUpdate(update)).toThrow(/update|must be/);
  });

  it("of other fields passes", () =>
    expect(() => checkUpdate({ $set: { x: 1 }, $inc: { y: 1 } })).not.toThrow());
});

describe("a bulk operation", () => {
  it.each([
    [{ insertOne: { document: { x: 1 } } }, { insertOne: { document: { x: 1, tenantId: "a" } } }],
    [
      { updateOne: { filter: { x: 1 }, update: { $set: { y: 1 } }, upsert: true } },
      { updateOne: { filter: { x: 1, tenantId: "a" }, update: { $set: { y: 1 } }, upsert: true } },
    ],
    [{ deleteMany: { filter: {} } }, { deleteMany: { filter: { tenantId: "a" } } }],
    [
      { replaceOne: { filter: {}, replacement: { x: 1 } } },
      { replaceOne: { filter: { tenantId: "a" }, replacement: { x: 1, tenantId: "a" } } },
    ],
  ])("%j stays inside", (operation, expected) => {
    expect(ownedBulkOperation(operation, "a")).toEqual(expected);
  });

  it.each([
    [{ insertOne: { document: { tenantId: "b" } } }],
    [{ updateMany: { filter: {}, update: { $set: { tenantId: "b" } } } }],
    [{ somethingNew: { filter: {} } }],
    [{}],
  ])("%j is refused", (operation) => {
    expect(() => ownedBulkOperation(operation, "a")).toThrow();
  });
});
