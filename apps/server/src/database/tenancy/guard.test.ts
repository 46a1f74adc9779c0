import { describe, expect, it } from "vitest";
import { acrossActs } from "../across-acts.ts";
import { inTenant, runAcross, TenancyError } from "../scope.ts";
import { guardCollection } from "./guard.ts";

/** What a collection was asked to do, by name. */
type Call = readonly [method: string, ...args: unknown[]];

class Below {
  readonly calls: Call[] = [];
  /** Not a method, so not an operation. */
  readonly name = "things";
  get size(): number {
    return this.calls.length;
  }
  drop(): void {
    this.calls.push(["drop"]);
  }
  createIndex(...args: unknown[]): void {
    this.calls.push(["createIndex", ...args]);
  }
}

const operations = [
  "find",
  "findOne",
  "countDocuments",
  "deleteOne",
  "deleteMany",
  "findOneAndDelete",
  "updateOne",
  "updateMany",
  "findOneAndUpdate",
  "replaceOne",
  "findOneAndReplace",
  "distinct",
  "aggregate",
  "insertOne",
  "insertMany",
  "bulkWrite",
];
class Collection extends Below {}
for (const method of operations)
  Object.defineProperty(Collection.prototype, method, {
    value(this: Collection, ...args: unknown[]) {
      this.calls.push([method, ...args]);
      return this.calls.length;
    },
  });

function guarded(): { collection: Collection; run: (method: string, ...args: unknown[]) => unknown } {
  const collection = new Collection();
  guardCollection(collection, "things");
  return {
    collection,
    run: (method, ...args) => Reflect.apply(Reflect.get(collection, method), collection, args),
  };
}

const [act] = Object.keys(acrossActs) as [keyof typeof acrossActs];
const across = { kind: "across", act, reason: "test", from: undefined } as const;
const own = { tenantId: "a" };

describe("a guarded collection, within a tenant", () => {
  it.each<[method: string, given: unknown[], passed: unknown[]]>([
    ...["find", "findOne", "countDocuments", "deleteOne", "deleteMany", "findOneAndDelete"].map(
      (method): [string, unknown[], unknown[]] => [
        method,
        [{ x: 1 }, "options"],
        [{ x: 1, ...own }, "options"],
      ],
    ),
    ...["updateOne", "updateMany", "findOneAndUpdate"].map((method): [string, unknown[], unknown[]] => [
      method,
      [{ x: 1 }, { $set: { y: 2 } }, "options"],
      [{ x: 1, ...own }, { $set: { y: 2 } }, "options"],
    ]),
    ...["replaceOne", "findOneAndReplace"].map((method): [string, unknown[], unknown[]] => [
      method,
      [{ x: 1 }, { y: 2 }, "options"],
      [{ x: 1, ...own }, { y: 2, ...own }, "options"],
    ]),
    ["distinct", ["x", { y: 1 }, "options"], ["x", { y: 1, ...own }, "options"]],
    ["aggregate", [[{ $limit: 1 }], "options"], [[{ $match: own }, { $limit: 1 }], "options"]],
    ["insertOne", [{ x: 1 }, "options"], [{ x: 1, ...own }, "options"]],
    [
      "insertMany",
      [[{ x: 1 }, { x: 2 }], "options"],
      [
        [
          { x: 1, ...own },
          { x: 2, ...own },
        ],
        "options",
      ],
    ],
    [
      "bulkWrite",
      [[{ deleteOne: { filter: {} } }], "options"],
      [[{ deleteOne: { filter: own } }], "options"],
    ],
  ])("%s passes down with the tenant, and gives what comes back", (method, given, passed) => {
    const { collection, run } = guarded();
    expect(inTenant("a", () => run(method, ...given))).toBe(1);
    expect(collection.calls).toEqual([[method, ...passed]]);
  });

  it.each<[method: string, given: unknown[], message: string]>([
    ["updateOne", [{}, { $set: own }], "an update cannot change the tenant of a document"],
    ["insertMany", [{ x: 1 }], "insertMany takes a list of documents"],
    ["bulkWrite", [{ deleteOne: { filter: {} } }], "bulkWrite takes a list of operations"],
    ["drop", [], "things.drop is not allowed on a tenant's collection"],
  ])("%s of %j is refused", (method, given, message) => {
    const { collection, run } = guarded();
    expect(() => inTenant("a", () => run(method, ...given))).toThrow(new TenancyError(message));
    expect(collection.calls).toEqual([]);
  });

  it("leaves what is about the collection itself, and what is no operation", () => {
    const { collection } = guarded();
    collection.createIndex({ x: 1 });
    expect(collection.calls).toEqual([["createIndex", { x: 1 }]]);
    expect([collection.size, collection.name]).toEqual([1, "things"]);
    expect(Object.hasOwn(collection, "size")).toBe(false);
    expect([Object.hasOwn(collection, "find"), Object.hasOwn(collection, "toString")]).toEqual([true, false]);
  });
});

describe("a guarded collection, without a scope", () => {
  it.each([...operations, "drop"])("refuses %s", (method) => {
    const { collection, run } = guarded();
    expect(() => run(method, {})).toThrow(
      method === "drop"
        ? "things.drop is not allowed on a tenant's collection"
        : `things.${method}: refused to run without a tenant scope`,
    );
    expect(collection.calls).toEqual([]);
  });
});

describe("a guarded collection, across tenants", () => {
  it.each<[method: string, given: unknown[]]>([
    ["find", [{ tenantId: "b" }, "options"]],
    ["updateMany", [{}, { $set: { x: 1 } }]],
    // Nothing here is a document to insert.
    ["aggregate", [[{ $limit: 1 }]]],
    ["deleteMany", [[1]]],
    ["insertOne", [{ tenantId: "b", x: 1 }, "options"]],
    ["insertMany", [[{ tenantId: "b" }, own], "options"]],
    ["insertMany", [[]]],
  ])("%s of %j passes down as it is", (method, given) => {
    const { collection, run } = guarded();
    expect(runAcross(across, () => run(method, ...given))).toBe(1);
    expect(collection.calls).toEqual([[method, ...given]]);
  });

  const without = "a document without its tenant cannot be inserted";
  it.each<[method: string, given: unknown[], message: string]>([
    ["insertOne", [{ x: 1 }], `things.insertOne (${act}): ${without}`],
    ["insertOne", [{ tenantId: 1 }], `things.insertOne (${act}): ${without}`],
    ["insertOne", [null], `things.insertOne (${act}): ${without}`],
    ["insertOne", ["text"], `things.insertOne (${act}): ${without}`],
    ["insertMany", [[own, { x: 1 }]], `things.insertMany (${act}): ${without}`],
    ["bulkWrite", [[]], "bulkWrite is not allowed across tenants"],
    ["drop", [], "things.drop is not allowed on a tenant's collection"],
  ])("%s of %j is refused", (method, given, message) => {
    const { collection, run } = guarded();
    expect(() => runAcross(across, () => run(method, ...given))).toThrow(new TenancyError(message));
    expect(collection.calls).toEqual([]);
  });
});
