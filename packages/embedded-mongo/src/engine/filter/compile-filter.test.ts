import { BSONRegExp, Decimal128, MaxKey, MinKey, ObjectId } from "bson";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCollation } from "../collation.ts";
import { type Document, documentOf } from "../document.ts";
import { indexKeys } from "../index-keys.ts";
import { encodeKey } from "../key-encoding.ts";
import { double } from "../numbers.ts";
import { anyValue } from "../testing/arbitraries.ts";
import { compileFilter } from "./compile-filter.ts";
import { filterBounds, intersectBounds, reverseInterval } from "./filter-bounds.ts";
import { compilePosition } from "./position.ts";

const id = new ObjectId("64b5f0a1c2d3e4f5a6b7c8d9");
const re = (pattern: string, options = "") => new BSONRegExp(pattern, options);

/** filter, documents it matches, documents it does not */
const table: readonly [string, Document, readonly Document[], readonly Document[]][] = [
  [
    "equality",
    { a: 1 },
    [{ a: 1 }, { a: 1n }, { a: double(1) }, { a: [0, 1] }, { a: Decimal128.fromString("1.0") }],
    [{ a: 2 }, {}, { a: "1" }, { a: [[1]] }],
  ],
  ["null matches missing", { a: null }, [{}, { a: null }, { a: [1, null] }], [{ a: 0 }, { a: [] }]],
  [
    "nested null",
    { "a.b": null },
    [{}, { a: 5 }, { a: {} }, { a: [{}] }],
    [{ a: [] }, { a: [1] }, { a: { b: 1 } }],
  ],
  ["whole array", { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }, { a: 1 }]],
  [
    "whole document in order",
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }, { a: [{ x: 1n, y: 2 }] }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }],
  ],
  ["empty document", { a: {} }, [{ a: {} }], [{ a: { b: 1 } }, {}]],
  [
    "dotted through arrays",
    { "a.b": 1 },
    [{ a: { b: 1 } }, { a: [{ b: 0 }, { b: 1 }] }, { a: { b: [1] } }],
    [{ a: [[{ b: 1 }]] }, { a: 1 }],
  ],
  [
    "array index",
    { "a.1": 2 },
    [{ a: [1, 2] }, { a: { 1: 2 } }, { a: [{ 1: 2 }] }, { a: [0, [2]] }],
    [{ a: [2] }, { a: [2, 1] }],
  ],
  ["index then field", { "a.0.b": 1 }, [{ a: [{ b: 1 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
  ["$ne", { a: { $ne: 1 } }, [{}, { a: 2 }, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  [
    "$gt brackets types",
    { a: { $gt: 1 } },
    [{ a: 2 }, { a: [0, 5] }, { a: 1.5 }, { a: 2n ** 60n }],
    [{ a: "2" }, { a: 1 }, {}, { a: Number.NaN }, { a: new Date() }],
  ],
  ["$lt on strings", { a: { $lt: "b" } }, [{ a: "a" }, { a: "" }], [{ a: "b" }, { a: 1 }]],
  ["$gte null", { a: { $gte: null } }, [{}, { a: null }], [{ a: 1 }]],
  ["$lte NaN", { a: { $lte: Number.NaN } }, [{ a: Number.NaN }], [{ a: 1 }, {}]],
  ["$gt MinKey", { a: { $gt: new MinKey() } }, [{ a: 1 }, { a: "x" }, { a: null }], [{ a: new MinKey() }]],
  ["$lt MaxKey", { a: { $lt: new MaxKey() } }, [{ a: 1 }], [{ a: new MaxKey() }]],
  ["decimal against double", { a: { $lt: Decimal128.fromString("0.1") } }, [{ a: 0.09 }], [{ a: 0.1 }]],
  [
    "dates",
    { a: { $gte: new Date(5), $lt: new Date(10) } },
    [{ a: new Date(5) }],
    [{ a: new Date(10) }, { a: 7 }],
  ],
  ["range over array elements", { a: { $gt: 5, $lt: 3 } }, [{ a: [2, 6] }], [{ a: 4 }, { a: [4] }]],
  [
    "$in",
    { a: { $in: [1, "x", null, id] } },
    [{ a: 1n }, { a: "x" }, {}, { a: new ObjectId(id.id) }, { a: [3, "x"] }],
    [{ a: 2 }, { a: "y" }],
  ],
  ["$in with regex", { a: { $in: [re("^x")] } }, [{ a: "xy" }], [{ a: "yx" }, {}]],
  ["$nin", { a: { $nin: [1, null] } }, [{ a: 2 }], [{}, { a: 1 }, { a: [1, 2] }]],
  [
    "$and $or $nor",
    { $and: [{ $or: [{ a: 1 }, { b: 1 }] }, { $nor: [{ c: 1 }] }] },
    [{ a: 1 }, { b: 1, c: 2 }],
    [{ a: 1, c: 1 }, { d: 1 }],
  ],
  ["$not", { a: { $not: { $gt: 1 } } }, [{}, { a: 1 }, { a: "x" }], [{ a: 2 }, { a: [0, 2] }]],
  [
    "$exists",
    { "a.b": { $exists: true } },
    [{ a: { b: null } }, { a: [{}, { b: 1 }] }],
    [{ a: {} }, { a: [] }, {}],
  ],
  ["$exists false", { "a.b": { $exists: false } }, [{}, { a: [] }, { a: [1] }], [{ a: { b: 1 } }]],
  [
    "$type",
    { a: { $type: ["int", "string"] } },
    [{ a: 1 }, { a: "x" }, { a: [1.5, "x"] }],
    [{ a: 1.5 }, { a: 1n }, {}],
  ],
  ["$type array", { a: { $type: "array" } }, [{ a: [] }], [{ a: 1 }]],
  ["$type number", { a: { $type: "number" } }, [{ a: 1n }, { a: 1.5 }], [{ a: "1" }]],
  ["$regex", { a: { $regex: "^AB", $options: "i" } }, [{ a: "abc" }, { a: ["x", "Ab"] }], [{ a: "xab" }, {}]],
  ["regex literal", { a: re("度衡") }, [{ a: "看度衡吧" }], [{ a: "度" }]],
  [
    "$mod",
    { a: { $mod: [4, 1] } },
    [{ a: 5 }, { a: 9n }, { a: 5.9 }],
    [{ a: 4 }, { a: "5" }, { a: Number.NaN }],
  ],
  ["$all", { a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
  ["$all of one scalar", { a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: [2] }]],
  ["$all empty", { a: { $all: [] } }, [], [{ a: [] }, { a: [1] }]],
  [
    "$all of $elemMatch",
    { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
    [{ a: [{ x: 1 }, { x: 2 }] }],
    [{ a: [{ x: 1 }] }],
  ],
  [
    "$elemMatch on documents",
    { a: { $elemMatch: { x: 1, y: 2 } } },
    [{ a: [{ x: 1, y: 2 }] }],
    [{ a: [{ x: 1 }, { y: 2 }] }, { a: { x: 1, y: 2 } }],
  ],
  [
    "$elemMatch on values",
    { a: { $elemMatch: { $gt: 1, $lt: 3 } } },
    [{ a: [0, 2] }],
    [{ a: [0, 4] }, { a: 2 }, { a: [[2]] }],
  ],
  [
    "$elemMatch with $or",
    { a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } },
    [{ a: [{ y: 1 }] }],
    [{ a: [{ z: 1 }] }],
  ],
  ["$size", { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }, {}]],
  ["$comment", { a: 1, $comment: "why" }, [{ a: 1 }], [{}]],
  [
    "names of Object.prototype are plain names",
    { constructor: null, toString: { $exists: false } },
    [{}],
    [documentOf([["constructor", 1]])],
  ],
];

describe.each(table)("%s", (_title, filter, matching, others) => {
  const matches = compileFilter(filter);
  if (matching.length > 0)
    test.each(matching.map((doc) => [doc]))("matches document %#", (doc) => expect(matches(doc)).toBe(true));
  test.each(others.map((doc) => [doc]))("does not match document %#", (doc) =>
    expect(matches(doc)).toBe(false),
  );
});

test.each<[Document, string]>([
  [{ a: { $foo: 1 } }, "unknown operator: $foo"],
  [{ a: { $gt: 1, b: 2 } }, "unknown operator: b"],
  [{ $foo: 1 }, "unknown top level operator: $foo"],
  [{ a: { $near: [0, 0] } }, "unknown operator: $near"],
  [{ $where: "true" }, "unknown top level operator: $where"],
  [{ a: { $bitsAllSet: 1 } }, "unknown operator: $bitsAllSet"],
  [{ $or: [] }, "$or must be a nonempty array"],
  [{ $and: [1] }, "$and entries need to be full objects"],
  [{ a: { $in: 1 } }, "$in needs an array"],
  [{ a: { $in: [{ $gt: 1 }] } }, "cannot nest $ under $in"],
  [{ a: { $ne: re("x") } }, "Can't have regex as arg to $ne."],
  [{ a: { $not: 1 } }, "$not needs a regex or a document"],
  [{ a: { $options: "i" } }, "$options needs a $regex"],
  [{ a: { $mod: [0, 1] } }, "divisor cannot be 0"],
  [{ a: { $size: -1 } }, "$size may not be negative"],
  [{ a: { $elemMatch: 1 } }, "$elemMatch needs an Object"],
  [{ a: { $type: "nonsense" } }, "Unknown type name alias: nonsense"],
])("refuses %j", (filter, message) => {
  expect(() => compileFilter(filter)).toThrow(expect.objectContaining({ code: 2, message }));
});

test.each([
  ["a{", 51091],
  ["a\\Kb", 51091],
  ["a(?=b)", 51091],
])("a regular expression that only PCRE can read is refused: %s", (pattern, code) => {
  if (pattern === "a{") expect(compileFilter({ a: re(pattern) })({ a: "a{" })).toBe(true);
  else expect(() => compileFilter({ a: re(pattern) })).toThrow(expect.objectContaining({ code }));
});

test("a collation of strength 2 finds regardless of case, in $eq, $in, $gt and $ne", () => {
  const collation = compileCollation({ locale: "en", strength: 2 });
  const matches = (filter: Document, doc: Document) => compileFilter(filter, { collation })(doc);
  expect(matches({ a: "ABC" }, { a: "abc" })).toBe(true);
  expect(matches({ a: { $in: ["ABC"] } }, { a: "abc" })).toBe(true);
  expect(matches({ a: { $ne: "ABC" } }, { a: "abc" })).toBe(false);
  expect(matches({ a: { $gt: "B" } }, { a: "a" })).toBe(false);
  expect(matches({ a: "résumé" }, { a: "resume" })).toBe(false);
});

test.each<[Document, Document, number | undefined]>([
  [{ a: 2 }, { a: [1, 2, 2] }, 1],
  [{ "a.b": 2 }, { a: [{ b: 1 }, { b: 2 }] }, 1],
  [{ a: { $elemMatch: { b: 2, c: 3 } } }, { a: [{ b: 2 }, { b: 2, c: 3 }] }, 1],
  [{ x: 1, "a.b": { $gte: 2 } }, { x: 1, a: [{ b: 1 }, { b: 5 }] }, 1],
  [{ "o.a": { $in: [7] } }, { o: { a: [7] } }, 0],
  [{ $and: [{ a: 3 }] }, { a: [1, 2, 3] }, 2],
  [{ x: 1 }, { x: 1, a: [1] }, undefined],
])("the position %j matched in %j is %s", (filter, doc, position) => {
  expect(compilePosition(filter)(doc)).toBe(position);
});

test("index bounds of $elemMatch are those of the element, on the field or below it", () => {
  const bounds = filterBounds({
    a: { $elemMatch: { x: 1, y: { $gt: 2 } } },
    b: { $elemMatch: { $gte: 5, $lt: 7 } },
  });
  expect([...bounds.keys()]).toEqual(["a.x", "a.y", "b"]);
  expect(bounds.get("b")).toHaveLength(2);
  const key = (value: unknown) => encodeKey([value], [1]);
  const [interval] = bounds.get("a.x")?.[0]?.intervals ?? [];
  expect(interval?.start).toEqual(key(1));
});

test("an index is not offered for what it cannot serve", () => {
  for (const filter of [
    { a: { $ne: 1 } },
    { $or: [{ a: 1 }] },
    { "a.0": 1 },
    { a: { $regex: "x" } },
    { a: { $exists: true } },
  ]) {
    expect(filterBounds(filter).size).toBe(0);
  }
  expect(filterBounds({ a: "x" }, "expressions").size).toBe(0);
});

test("index bounds hold every document the filter matches", () => {
  const operator = fc.constantFrom("$eq", "$gt", "$gte", "$lt", "$lte");
  const condition = fc.oneof(
    fc.tuple(operator, anyValue).map(([name, value]) => ({ [name]: value })),
    fc.array(anyValue, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc.constantFrom({ $exists: false }, { $regex: "^a" }),
  );
  const doc = fc
    .oneof(anyValue, fc.array(anyValue, { maxLength: 3 }))
    .map((value) => documentOf([["a", value]]));
  fc.assert(
    fc.property(condition, condition, fc.oneof(doc, fc.constant({})), (one, two, document) => {
      const filter = { $and: [{ a: one }, { a: two }] };
      let matched = false;
      try {
        matched = compileFilter(filter)(document);
      } catch {
        return; // an operand MongoDB refuses
      }
      if (!matched) return;
      const { tuples, multikey, missing } = indexKeys(document, { a: 1 });
      const bounds = filterBounds(filter).get("a") ?? [];
      for (const bound of multikey || bounds.length === 0 ? bounds : [...bounds, intersectBounds(bounds)]) {
        const inside = (direction: 1 | -1) =>
          tuples.some((tuple) => {
            const key = encodeKey(tuple, [direction]);
            return bound.intervals
              .map((interval) => (direction === 1 ? interval : reverseInterval(interval)))
              .some(({ start, end }) => Buffer.compare(start, key) <= 0 && Buffer.compare(key, end) < 0);
          });
        expect(inside(1)).toBe(true);
        expect(inside(-1)).toBe(true);
        if (missing) expect(bound.matchesMissing).toBe(true);
      }
    }),
    { numRuns: 6000 },
  );
});
