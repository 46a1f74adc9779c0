import { BSONRegExp, Decimal128, ObjectId, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import type { Document } from "../document.ts";
import { double } from "../numbers.ts";
import { compileUpdate } from "./compile-update.ts";
import type { UpdateOptions } from "./update-operator.ts";
import { upsertDocument } from "./upsert-document.ts";

const now = new Date("2026-07-01T00:00:00Z");

/** document, update, result */
const table: readonly [string, Document, Document, Document][] = [
  ["$set makes paths", { a: 1 }, { $set: { "b.c": 2 } }, { a: 1, b: { c: 2 } }],
  ["$set in an array", { a: [1, 2] }, { $set: { "a.3": 4 } }, { a: [1, 2, null, 4] }],
  ["$set a number under nothing makes a document", {}, { $set: { "a.0": 1 } }, { a: { 0: 1 } }],
  ["$unset", { a: { b: 1, c: 2 } }, { $unset: { "a.b": "", x: 1 } }, { a: { c: 2 } }],
  ["$unset an element leaves null", { a: [1, 2] }, { $unset: { "a.0": 1 } }, { a: [null, 2] }],
  ["$unset through a scalar does nothing", { a: 1 }, { $unset: { "a.b": 1 } }, { a: 1 }],
  ["$inc int", { a: 1 }, { $inc: { a: 2, b: 5 } }, { a: 3, b: 5 }],
  ["$inc int over its range gives long", { a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648n }],
  ["$inc by a double", { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ["$inc keeps double", { a: double(1) }, { $inc: { a: 1 } }, { a: double(2) }],
  [
    "$inc decimal",
    { a: Decimal128.fromString("0.1") },
    { $inc: { a: Decimal128.fromString("0.2") } },
    { a: Decimal128.fromString("0.3") },
  ],
  ["$mul", { a: 3, z: 1n }, { $mul: { a: 2, z: 3, m: 4n } }, { a: 6, z: 3n, m: 0n }],
  ["$min and $max", { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 9 } }, { a: 3, b: 9, c: 1 }],
  [
    "$currentDate",
    {},
    { $currentDate: { a: true, b: { $type: "timestamp" } } },
    { a: now, b: new Timestamp({ t: now.getTime() / 1000, i: 1 }) },
  ],
  ["$bit", { a: 12 }, { $bit: { a: { and: 10, or: 1 } } }, { a: 9 }],
  ["$push", { a: [1] }, { $push: { a: 2, b: [3] } }, { a: [1, 2], b: [[3]] }],
  [
    "$push with all its clauses",
    { a: [{ n: 3 }] },
    { $push: { a: { $each: [{ n: 1 }, { n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  ["$push at a place", { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  ["$push from the end", { a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: -2 } } }, { a: [3, 4] }],
  ["$addToSet", { a: [1] }, { $addToSet: { a: { $each: [1n, 2, 2] } } }, { a: [1, 2] }],
  ["$addToSet an array", { a: [] }, { $addToSet: { a: [1] } }, { a: [[1]] }],
  ["$pop last and first", { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
  ["$pull a value", { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ["$pull by condition", { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    "$pull embedded documents by filter",
    { a: [{ x: 1, y: 2 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ["$pullAll", { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ["$rename", { a: 1, b: { c: 2 } }, { $rename: { a: "x.y", "b.c": "z" } }, { b: {}, x: { y: 1 }, z: 2 }],
  ["$setOnInsert does nothing in an update", { a: 1 }, { $set: { a: 2 }, $setOnInsert: { b: 1 } }, { a: 2 }],
  [
    "$[] on every element",
    { a: [{ n: 1 }, { n: 2 }] },
    { $inc: { "a.$[].n": 10 } },
    { a: [{ n: 11 }, { n: 12 }] },
  ],
  ["new fields come in the order of their names", {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
  ["replacement keeps _id first", { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
];

describe.each(table)("%s", (_title, before, update, after) => {
  test("gives the documented result and leaves the old document alone", () => {
    const frozen = JSON.stringify(before, (_, value) => (typeof value === "bigint" ? String(value) : value));
    const { doc, modified } = compileUpdate(update, { now }).apply(before);
    expect(doc).toEqual(after);
    expect(Object.keys(doc)).toEqual(Object.keys(after));
    expect(JSON.stringify(before, (_, value) => (typeof value === "bigint" ? String(value) : value))).toBe(
      frozen,
    );
    const repeatable = !Object.keys(update).some((name) => /inc|mul|push$|pop/.test(name));
    if (repeatable) expect(compileUpdate(update, { now }).apply(doc)).toEqual({ doc, modified: false });
    if (modified) expect(doc).not.toBe(before);
    else expect(doc).toBe(before);
  });
});

test.each<[string, Document, Document, number, UpdateOptions?]>([
  ["unknown modifier", {}, { $foo: { a: 1 } }, 9],
  ["modifier without fields", {}, { $set: 1 }, 9],
  ["one path twice", {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ["a path and its part", {}, { $set: { "a.b": 1 }, $unset: { a: 1 } }, 40],
  ["$inc of a string", { a: "x" }, { $inc: { a: 1 } }, 14],
  ["$inc by a string", {}, { $inc: { a: "1" } }, 14],
  ["$inc beyond long", { a: 2n ** 63n - 1n }, { $inc: { a: 1 } }, 2],
  ["$push on a scalar", { a: 1 }, { $push: { a: 1 } }, 2],
  ["$push with an unknown clause", {}, { $push: { a: { $each: [], $foo: 1 } } }, 2],
  ["$addToSet on a scalar", { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ["$pop on a scalar", { a: 1 }, { $pop: { a: 1 } }, 14],
  ["$pop by two", { a: [1] }, { $pop: { a: 2 } }, 9],
  ["$pull on a scalar", { a: 1 }, { $pull: { a: 1 } }, 2],
  ["$set through a scalar", { a: 1 }, { $set: { "a.b": 1 } }, 28],
  ["$set through null", { a: null }, { $set: { "a.b": 1 } }, 28],
  ["$set a name in an array", { a: [] }, { $set: { "a.b": 1 } }, 28],
  ["_id changed", { _id: 1 }, { $set: { _id: 2 } }, 66],
  ["_id changed by replacement", { _id: 1 }, { _id: 2 }, 66],
  ["_id removed", { _id: 1 }, { $unset: { _id: 1 } }, 66],
  ["an empty name", {}, { $set: { "a..b": 1 } }, 56],
  ["a $ name at the top", {}, { $set: { $x: 1 } }, 52],
  ["a replacement with operators", {}, { a: 1, $set: { b: 1 } }, 52],
  ["$ without a match", { a: [1] }, { $set: { "a.$": 1 } }, 2],
  ["$[] on a scalar", { a: 1 }, { $set: { "a.$[]": 1 } }, 2],
  ["$[] on nothing", {}, { $set: { "a.$[]": 1 } }, 2],
  ["$[id] without a filter", { a: [1] }, { $set: { "a.$[e]": 1 } }, 2],
  ["an unused array filter", { a: [1] }, { $set: { a: 1 } }, 9, { arrayFilters: [{ e: 1 }] }],
  [
    "two filters of one name",
    { a: [1] },
    { $set: { "a.$[e]": 1 } },
    9,
    { arrayFilters: [{ e: 1 }, { e: 2 }] },
  ],
  ["$rename to itself", { a: 1 }, { $rename: { a: "a" } }, 2],
  ["$rename through an array", { a: [{ b: 1 }] }, { $rename: { "a.b": "c" } }, 28],
  ["$rename through a scalar", { a: 1 }, { $rename: { "a.b": "c" } }, 28],
  ["$rename out of an array", { a: [{ b: 1 }] }, { $rename: { "a.0.b": "c" } }, 2],
  ["$pop with a text", { a: [1] }, { $pop: { a: "x" } }, 9],
  [
    "paths that meet at run time",
    { a: [1] },
    { $set: { "a.$[e]": 1, "a.0": 2 } },
    40,
    { arrayFilters: [{ e: 1 }] },
  ],
])("refuses %s", (_title, doc, update, code, options) => {
  expect(() => compileUpdate(update, options).apply(doc)).toThrow(expect.objectContaining({ code }));
});

test("$ changes the element the filter matched, $[id] those the array filter picks", () => {
  expect(
    compileUpdate({ $set: { "a.$.n": 9 } }).apply({ a: [{ n: 1 }, { n: 2 }] }, { position: 1 }).doc,
  ).toEqual({ a: [{ n: 1 }, { n: 9 }] });
  const arrayFilters = [{ "e.n": { $gte: 2 } }];
  expect(
    compileUpdate({ $inc: { "a.$[e].n": 1 } }, { arrayFilters }).apply({ a: [{ n: 1 }, { n: 2 }] }).doc,
  ).toEqual({ a: [{ n: 1 }, { n: 3 }] });
});

test("setting what is there already is no modification, another numeric type is one", () => {
  expect(compileUpdate({ $set: { a: 1 } }).apply({ a: 1 }).modified).toBe(false);
  expect(compileUpdate({ $set: { a: double(1) } }).apply({ a: 1 }).modified).toBe(true);
});

test("an upsert takes a list of one value for an equality, but no expression and no longer list", () => {
  const filter = {
    a: { $in: [1] },
    b: { $all: [2] },
    c: { $in: [3, 4] },
    d: { $in: [new BSONRegExp("x")] },
    e: { $all: [{ $elemMatch: { x: 1 } }] },
  };
  const doc = upsertDocument(filter, compileUpdate({ $set: { z: 1 } }));
  expect(doc).toEqual({ _id: expect.any(ObjectId), a: 1, b: 2, z: 1 });
});

test("an upsert starts from the filter's equalities, applies $setOnInsert and puts _id first", () => {
  const update = compileUpdate({ $set: { b: 2 }, $setOnInsert: { c: 3 } });
  const doc = upsertDocument({ "x.y": 1, z: { $gt: 5 }, $and: [{ w: { $eq: 4 } }], _id: 7 }, update);
  expect(Object.entries(doc)).toEqual([
    ["_id", 7],
    ["x", { y: 1 }],
    ["w", 4],
    ["b", 2],
    ["c", 3],
  ]);
  expect(upsertDocument({ a: 1 }, compileUpdate({ b: 2 }))).toEqual({ _id: expect.any(ObjectId), b: 2 });
  expect(() => upsertDocument({ a: 1, $and: [{ a: 2 }] }, update)).toThrow(
    expect.objectContaining({ code: 54 }),
  );
});
