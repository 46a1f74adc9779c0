import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { compileAddFields } from "./add-fields.ts";
import { compileProjection, compileProjectStage } from "./compile-projection.ts";

const doc: Document = {
  _id: 1,
  a: 1,
  b: { c: 2, d: 3 },
  list: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 5],
  nums: [1, 2, 3, 4],
};

test.each<[Document, Document]>([
  [{ a: 1 }, { _id: 1, a: 1 }],
  [{ a: 1, _id: 0 }, { a: 1 }],
  [{ _id: 1 }, { _id: 1 }],
  [{ "b.c": 1 }, { _id: 1, b: { c: 2 } }],
  [{ b: { d: true } }, { _id: 1, b: { d: 3 } }],
  [{ "list.x": 1 }, { _id: 1, list: [{ x: 1 }, { x: 2 }] }],
  [{ "a.z": 1 }, { _id: 1 }],
  [
    { b: 0, list: 0, nums: 0 },
    { _id: 1, a: 1 },
  ],
  [
    { _id: 0, list: 0, nums: 0, "b.c": 0 },
    { a: 1, b: { d: 3 } },
  ],
  [
    { a: 1, sum: { $add: ["$a", "$b.c"] } },
    { _id: 1, a: 1, sum: 3 },
  ],
  [{ z: "$b.d" }, { _id: 1, z: 3 }],
  [
    { _id: "$a", z: { w: "$a" } },
    { _id: 1, z: { w: 1 } },
  ],
  [
    { nums: { $slice: 2 }, list: 0, b: 0 },
    { _id: 1, a: 1, nums: [1, 2] },
  ],
  [
    { nums: { $slice: [-3, 2] }, a: 1 },
    { _id: 1, a: 1, nums: [2, 3] },
  ],
  [{ list: { $elemMatch: { x: 2 } } }, { _id: 1, list: [{ x: 2, y: 2 }] }],
  [{ nums: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
  [{}, doc],
])("%j", (projection, result) => {
  const projected = compileProjection(projection)(doc);
  expect(projected).toEqual(result);
  expect(Object.keys(projected)).toEqual(Object.keys(result));
});

test("the positional operator gives the element the filter matched", () => {
  const project = compileProjection({ "list.$": 1 }, { filter: { "list.x": 2 } });
  expect(project(doc)).toEqual({ _id: 1, list: [{ x: 2, y: 2 }] });
});

test.each<[Document, number]>([
  [{ a: 1, b: 0 }, 31254],
  [{ a: 0, b: 1 }, 31253],
  [{ "b.c": 1, b: 1 }, 31250],
  [{ b: 1, "b.c": 1 }, 31249],
  [{ s: { $meta: "textScore" } }, 115],
  [{ a: {} }, 51270],
  [{ $a: 1 }, 16410],
  [{ a: 0, b: { $add: [1, 1] } }, 31252],
  [{ "a.$b": 1 }, 16410],
  [{ "a..b": 1 }, 15998],
  [{ a: { $unheardOf: 1 } }, 31325],
  [{ "nums.$": 1, "list.$": 1 }, 31276],
  [{ "list.$.x": 1 }, 31394],
  [{ "list.$": 0 }, 31395],
  [{ "list.$": 1, nums: { $elemMatch: { $gt: 1 } } }, 31255],
  [{ "list.x": { $elemMatch: { y: 1 } } }, 31275],
  [{ list: { $elemMatch: 1 } }, 31274],
])("refuses %j", (projection, code) => {
  expect(() => compileProjection(projection)).toThrow(expect.objectContaining({ code }));
});

test.each<[Document, number]>([
  [{}, 51272],
  [{ "list.$": 1 }, 31324],
  [{ "list.$.x": 1 }, 31394],
  [{ "": 1 }, 40352],
  [{ "a.": 1 }, 40353],
  [{ a: { $type: 1, $size: 1 } }, 16410],
])("$project refuses %j", (projection, code) => {
  expect(() => compileProjectStage(projection)).toThrow(expect.objectContaining({ code }));
});

test("$addFields refuses an empty document, which would not tell whether to merge or to replace", () => {
  expect(() => compileAddFields({ a: { b: {} } })).toThrow(expect.objectContaining({ code: 40180 }));
});

test("$addFields keeps the others, merges into documents, goes through arrays and removes what is missing", () => {
  expect(compileAddFields({ "b.e": 4, "list.z": 0, a: "$$REMOVE", n: { m: "$a" } })(doc)).toEqual({
    _id: 1,
    b: { c: 2, d: 3, e: 4 },
    list: [{ x: 1, y: 1, z: 0 }, { x: 2, y: 2, z: 0 }, { z: 0 }],
    nums: [1, 2, 3, 4],
    n: { m: 1 },
  });
});

test("$project computes only and keeps _id", () => {
  expect(compileProjectStage({ t: { $concat: ["x", "y"] } })(doc)).toEqual({ _id: 1, t: "xy" });
});
