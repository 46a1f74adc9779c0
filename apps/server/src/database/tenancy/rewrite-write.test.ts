import { describe, expect, it } from "vitest";
import { TenancyError } from "../scope.ts";
import { scopedFilter } from "./rewrite-filter.ts";
import { checkUpdate, ownedBulkOperation, ownedDocument } from "./rewrite-write.ts";

describe("a filter", () => {
  it.each([
    ["gets the tenant", { x: 1 }, { x: 1, tenantId: "a" }],
    ["that is null becomes the tenant's", null, { tenantId: "a" }],
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
    expect(() => ownedDocument({ tenantId: "b" }, "a")).toThrow(
      new TenancyError("the document belongs to another tenant than the scope's"),
    ));
  it.each([[null], [undefined], ["text"], [[{ x: 1 }]]])("that is %j is refused", (document) =>
    expect(() => ownedDocument(document, "a")).toThrow(
      new TenancyError("only a plain document can be inserted"),
    ),
  );
});

describe("an update", () => {
  const changesTenant = "an update cannot change the tenant of a document";
  const noOperators = "an update must be an object of operators";
  it.each<[update: unknown, message: string]>([
    [{ $set: { tenantId: "b" } }, changesTenant],
    [{ $set: { tenantId: "a" } }, changesTenant],
    [{ $unset: { tenantId: 1 } }, changesTenant],
    [{ $rename: { x: "tenantId" } }, changesTenant],
    [{ $rename: { tenantId: "x" } }, changesTenant],
    [{ $setOnInsert: { "tenantId.x": 1 } }, changesTenant],
    [{ $set: { x: 1 }, $inc: { y: 1, tenantId: 1 } }, changesTenant],
    [[{ $set: { tenantId: "b" } }], noOperators],
    [[{ $replaceWith: {} }], noOperators],
    [null, noOperators],
    ["text", noOperators],
    [{ tenantId: "b" }, "an update must name its operators"],
    [{ x: { y: 1 } }, "an update must name its operators"],
    [{ $set: "x" }, "$set must be an object"],
    [{ $set: null }, "$set must be an object"],
  ])("%j is refused", (update, message) => {
    expect(() => checkUpdate(update)).toThrow(new TenancyError(message));
  });

  it.each([
    [{}],
    [{ $set: { x: 1 }, $inc: { y: 1 } }],
    [{ $rename: { x: "y" } }],
    // A value is no path, and a longer name another.
    [{ $set: { x: "tenantId", tenantIds: 1, "x.tenantId": 1 } }],
  ])("%j passes", (update) => {
    expect(() => checkUpdate(update)).not.toThrow();
  });
});

describe("a bulk operation", () => {
  it.each([
    [{ insertOne: { document: { x: 1 } } }, { insertOne: { document: { x: 1, tenantId: "a" } } }],
    [
      { updateOne: { filter: { x: 1 }, update: { $set: { y: 1 } }, upsert: true } },
      { updateOne: { filter: { x: 1, tenantId: "a" }, update: { $set: { y: 1 } }, upsert: true } },
    ],
    [
      { updateMany: { filter: {}, update: { $set: { y: 1 } } } },
      { updateMany: { filter: { tenantId: "a" }, update: { $set: { y: 1 } } } },
    ],
    [{ deleteOne: { filter: {} } }, { deleteOne: { filter: { tenantId: "a" } } }],
    [{ deleteMany: { filter: {} } }, { deleteMany: { filter: { tenantId: "a" } } }],
    [
      { replaceOne: { filter: {}, replacement: { x: 1 } } },
      { replaceOne: { filter: { tenantId: "a" }, replacement: { x: 1, tenantId: "a" } } },
    ],
  ])("%j stays inside", (operation, expected) => {
    expect(ownedBulkOperation(operation, "a")).toEqual(expected);
  });

  const oneKey = "a bulk operation must be an object with one key";
  it.each<[operation: unknown, message: string]>([
    [
      { insertOne: { document: { tenantId: "b" } } },
      "the document belongs to another tenant than the scope's",
    ],
    [
      { updateMany: { filter: {}, update: { $set: { tenantId: "b" } } } },
      "an update cannot change the tenant of a document",
    ],
    [{ updateOne: { filter: {}, update: [] } }, "an update must be an object of operators"],
    [{ somethingNew: { filter: {} } }, "somethingNew is not allowed in a bulk write"],
    [{}, oneKey],
    [null, oneKey],
    ["deleteOne", oneKey],
    [[{ deleteOne: {} }], oneKey],
    [{ deleteOne: null }, oneKey],
    [{ deleteOne: { filter: {} }, insertOne: { document: {} } }, oneKey],
  ])("%j is refused", (operation, message) => {
    expect(() => ownedBulkOperation(operation, "a")).toThrow(new TenancyError(message));
  });
});
