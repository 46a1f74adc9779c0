import { Decimal128 } from "bson";
import { describe, expect, test } from "vitest";
import type { Document } from "../document.ts";
import { double } from "../numbers.ts";
import { compilePipeline } from "./compile-pipeline.ts";
import type { PipelineEnvironment } from "./pipeline-types.ts";

const dec = (text: string) => Decimal128.fromString(text);
const others: Record<string, Document[]> = {
  units: [
    { _id: 1, name: "公安局", parent: null },
    { _id: 2, name: "法院", parent: 1 },
    { _id: 3, name: "派出所", parent: 2, tags: [7, 8] },
  ],
};
const environment: PipelineEnvironment = { collection: (name) => others[name] ?? [] };
const run = (stages: Document[], input: Document[], more: PipelineEnvironment = {}): Document[] => [
  ...compilePipeline(stages, { ...environment, ...more }).run(input),
];
const people: Document[] = [
  { _id: 1, unit: "a", score: 90 },
  { _id: 2, unit: "b", score: 80 },
  { _id: 3, unit: "a", score: 70 },
  { _id: 4, unit: "a", score: 90 },
];

/** stages, input, output */
const table: readonly [string, Document[], Document[], Document[]][] = [
  [
    "$match with $expr",
    [{ $match: { $expr: { $gt: ["$score", 85] }, _id: { $lt: 3 } } }],
    people,
    [{ _id: 1, unit: "a", score: 90 }],
  ],
  [
    "$sort, $skip, $limit",
    [{ $sort: { score: -1, _id: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    people,
    [{ _id: 1 }, { _id: 2 }],
  ],
  [
    "$group",
    [
      {
        $group: {
          _id: "$unit",
          n: { $sum: 1 },
          avg: { $avg: "$score" },
          max: { $max: "$score" },
          ids: { $push: "$_id" },
          set: { $addToSet: "$score" },
          first: { $first: "$_id" },
          c: { $count: {} },
        },
      },
    ],
    people,
    [
      { _id: "a", n: 3, avg: 250 / 3, max: 90, ids: [1, 3, 4], set: [90, 70], first: 1, c: 3 },
      { _id: "b", n: 1, avg: double(80), max: 80, ids: [2], set: [80], first: 2, c: 1 },
    ],
  ],
  [
    "$group of null and missing together",
    [{ $group: { _id: "$x", n: { $sum: 1 } } }],
    [{ x: null }, {}, { x: 1 }, { x: 1n }],
    [
      { _id: null, n: 2 },
      { _id: 1, n: 2 },
    ],
  ],
  [
    "$sum of Decimal128 and Long",
    [{ $group: { _id: null, d: { $sum: "$d" }, l: { $sum: "$l" }, a: { $avg: "$d" } } }],
    [
      { d: dec("0.1"), l: 1n },
      { d: dec("0.2"), l: 2n },
    ],
    [{ _id: null, d: dec("0.3"), l: 3n, a: dec("0.15") }],
  ],
  [
    "$sum of doubles is compensated",
    [{ $group: { _id: null, s: { $sum: "$v" } } }],
    [{ v: 1e100 }, { v: 1.5 }, { v: -1e100 }],
    [{ _id: null, s: 1.5 }],
  ],
  [
    "$top and $bottomN",
    [
      {
        $group: {
          _id: null,
          best: { $top: { sortBy: { score: -1, _id: 1 }, output: "$_id" } },
          last: { $bottomN: { n: 2, sortBy: { _id: 1 }, output: "$_id" } },
        },
      },
    ],
    people,
    [{ _id: null, best: 1, last: [3, 4] }],
  ],
  ["$unwind", [{ $unwind: "$l" }], [{ l: [1, 2] }, { l: [] }, {}, { l: 3 }], [{ l: 1 }, { l: 2 }, { l: 3 }]],
  [
    "$unwind keeping and numbering",
    [{ $unwind: { path: "$l", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } }],
    [{ l: [5] }, { l: [] }, { _id: 1 }],
    [{ l: 5, i: 0n }, { i: null }, { _id: 1, i: null }],
  ],
  ["$count", [{ $match: { unit: "a" } }, { $count: "n" }], people, [{ n: 3 }]],
  ["$count of nothing", [{ $match: { unit: "z" } }, { $count: "n" }], people, []],
  [
    "$facet",
    [{ $facet: { n: [{ $count: "n" }], ids: [{ $match: { unit: "b" } }, { $project: { _id: 1 } }] } }],
    people,
    [{ n: [{ n: 4 }], ids: [{ _id: 2 }] }],
  ],
  [
    "$sortByCount",
    [{ $sortByCount: "$unit" }],
    people,
    [
      { _id: "a", count: 3 },
      { _id: "b", count: 1 },
    ],
  ],
  [
    "$bucket",
    [{ $bucket: { groupBy: "$score", boundaries: [0, 80, 90], default: "top" } }],
    people,
    [
      { _id: 0, count: 1 },
      { _id: 80, count: 1 },
      { _id: "top", count: 2 },
    ],
  ],
  ["$replaceRoot", [{ $replaceRoot: { newRoot: { v: "$a.b" } } }], [{ a: { b: 1 } }], [{ v: 1 }]],
  ["$unset", [{ $unset: ["a", "b.c"] }], [{ a: 1, b: { c: 1, d: 2 } }], [{ b: { d: 2 } }]],
  [
    "$lookup by fields",
    [{ $lookup: { from: "units", localField: "u", foreignField: "_id", as: "o" } }],
    [{ u: 2 }, { u: 9 }],
    [
      { u: 2, o: [others.units?.[1]] },
      { u: 9, o: [] },
    ],
  ],
  [
    "$lookup: missing joins null",
    [
      { $lookup: { from: "units", localField: "x", foreignField: "parent", as: "o" } },
      { $project: { "o._id": 1 } },
    ],
    [{}],
    [{ o: [{ _id: 1 }] }],
  ],
  [
    "$lookup: array on both sides",
    [
      { $lookup: { from: "units", localField: "t", foreignField: "tags", as: "o" } },
      { $project: { "o._id": 1 } },
    ],
    [{ t: [8, 9] }],
    [{ o: [{ _id: 3 }] }],
  ],
  [
    "$lookup by pipeline",
    [
      {
        $lookup: {
          from: "units",
          let: { p: "$u" },
          pipeline: [{ $match: { $expr: { $gt: ["$_id", "$$p"] } } }, { $project: { _id: 1 } }],
          as: "o",
        },
      },
    ],
    [{ u: 1 }],
    [{ u: 1, o: [{ _id: 2 }, { _id: 3 }] }],
  ],
  [
    "$lookup by fields and pipeline together",
    [
      {
        $lookup: {
          from: "units",
          localField: "u",
          foreignField: "_id",
          pipeline: [{ $project: { name: 1, _id: 0 } }],
          as: "o",
        },
      },
    ],
    [{ u: 1 }],
    [{ u: 1, o: [{ name: "公安局" }] }],
  ],
  [
    "$unionWith",
    [{ $unionWith: { coll: "units", pipeline: [{ $match: { _id: 3 } }, { $project: { _id: 1 } }] } }],
    [{ _id: 9 }],
    [{ _id: 9 }, { _id: 3 }],
  ],
  [
    "$graphLookup",
    [
      {
        $graphLookup: {
          from: "units",
          startWith: "$s",
          connectFromField: "parent",
          connectToField: "_id",
          as: "up",
          depthField: "d",
        },
      },
      { $project: { "up._id": 1, "up.d": 1 } },
    ],
    [{ s: 3 }],
    [
      {
        up: [
          { _id: 3, d: 0n },
          { _id: 2, d: 1n },
          { _id: 1, d: 2n },
        ],
      },
    ],
  ],
  [
    "$setWindowFields ranks",
    [
      {
        $setWindowFields: {
          partitionBy: "$unit",
          sortBy: { score: -1 },
          output: { r: { $rank: {} }, d: { $denseRank: {} }, n: { $documentNumber: {} } },
        },
      },
      { $project: { r: 1, d: 1, n: 1 } },
    ],
    people,
    [
      { _id: 1, r: 1, d: 1, n: 1 },
      { _id: 4, r: 1, d: 1, n: 2 },
      { _id: 3, r: 3, d: 2, n: 3 },
      { _id: 2, r: 1, d: 1, n: 1 },
    ],
  ],
  [
    "$setWindowFields sums",
    [
      {
        $setWindowFields: {
          sortBy: { _id: 1 },
          output: {
            run: { $sum: "$score", window: { documents: ["unbounded", "current"] } },
            near: { $sum: "$score", window: { documents: [-1, 1] } },
            all: { $max: "$score" },
            prev: { $shift: { output: "$score", by: -1, default: 0 } },
          },
        },
      },
      { $project: { run: 1, near: 1, all: 1, prev: 1 } },
    ],
    people,
    [
      { _id: 1, run: 90, near: 170, all: 90, prev: 0 },
      { _id: 2, run: 170, near: 240, all: 90, prev: 90 },
      { _id: 3, run: 240, near: 240, all: 90, prev: 80 },
      { _id: 4, run: 330, near: 160, all: 90, prev: 70 },
    ],
  ],
];

describe.each(table)("%s", (_title, stages, input, output) => {
  test("gives the documented result", () => expect(run(stages, input)).toEqual(output));
});
