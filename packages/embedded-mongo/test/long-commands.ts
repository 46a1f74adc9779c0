import type { Db, Document } from "mongodb";

// Each of these once held the one thread of the server for seconds. The test and `bench/attacks` send them.

/** Fills the collections that the commands read: `many`, `lists`, `one` and the view `view`. */
export async function fillForLongCommands(db: Db): Promise<void> {
  const many = db.collection<Document>("many");
  await many.insertMany(
    Array.from({ length: 20_000 }, (_, n) => ({ n, k: n % 7, half: n % 2, text: `text ${n % 100}` })),
  );
  await db
    .collection<Document>("lists")
    .insertMany(
      Array.from({ length: 4 }, (_, n) => ({ n, list: Array.from({ length: 8000 }, (_, at) => at) })),
    );
  await db.collection("one").insertOne({ text: "ab ".repeat(60_000), xs: "x".repeat(2500) });
  await db.createCollection("view", { viewOn: "many", pipeline: [{ $match: { half: 1 } }] });
}

const far = { $range: [0, 300_000] };
const wide = { $map: { input: { $range: [0, 1000] }, as: "b", in: { $multiply: ["$$a", "$$b"] } } };
const nested = { $sum: { $map: { input: { $range: [0, 1000] }, as: "a", in: { $sum: wide } } } };
const growing = {
  $reduce: {
    input: { $range: [0, 12_000] },
    initialValue: [],
    in: { $concatArrays: ["$$value", ["$$this"]] },
  },
};

/** What takes seconds: name, collection, pipeline. */
export const longCommands: readonly [string, string, Document[]][] = [
  ["nested $map", "one", [{ $project: { v: nested } }]],
  ["nested $map in a $match", "one", [{ $match: { $expr: { $lt: [nested, 0] } } }]],
  ["nested $map in a $group", "one", [{ $group: { _id: nested, n: { $sum: nested } } }]],
  [
    "nested $filter",
    "one",
    [
      {
        $project: {
          v: {
            $size: {
              $filter: {
                input: { $range: [0, 3000] },
                as: "a",
                cond: { $in: [-1, { $map: { input: { $range: [0, 1000] }, as: "b", in: "$$b" } }] },
              },
            },
          },
        },
      },
    ],
  ],
  ["$reduce with $concatArrays", "one", [{ $project: { v: { $size: growing } } }]],
  [
    "$regexFindAll",
    "one",
    [{ $project: { v: { $size: { $regexFindAll: { input: "$text", regex: "[ab]+" } } } } }],
  ],
  [
    "a quadratic $regexFindAll",
    "one",
    [{ $project: { v: { $size: { $regexFindAll: { input: "$xs", regex: "x*y|x" } } } } }],
  ],
  [
    "$sortArray",
    "one",
    [
      {
        $project: {
          v: {
            $first: {
              $sortArray: { input: { $map: { input: far, in: { $mod: ["$$this", 9973] } } }, sortBy: -1 },
            },
          },
        },
      },
    ],
  ],
  [
    "wide $setWindowFields",
    "many",
    [
      {
        $setWindowFields: {
          sortBy: { n: 1 },
          output: { v: { $max: "$n", window: { documents: [-60, 60] } } },
        },
      },
      { $count: "n" },
    ],
  ],
  [
    "unindexed $lookup by a pipeline",
    "many",
    [
      { $limit: 20 },
      {
        $lookup: {
          from: "many",
          let: { n: "$n" },
          pipeline: [{ $match: { $expr: { $lt: ["$n", { $subtract: [0, "$$n"] }] } } }],
          as: "v",
        },
      },
      { $count: "n" },
    ],
  ],
  [
    "$lookup with large results",
    "many",
    [
      { $limit: 2000 },
      { $lookup: { from: "many", localField: "k", foreignField: "k", as: "v" } },
      { $count: "n" },
    ],
  ],
  [
    "$lookup in a view",
    "many",
    [
      { $limit: 2000 },
      { $lookup: { from: "view", localField: "k", foreignField: "k", as: "v" } },
      { $count: "n" },
    ],
  ],
  [
    "$graphLookup",
    "many",
    [
      { $limit: 20 },
      {
        $graphLookup: { from: "many", startWith: "$k", connectFromField: "k", connectToField: "k", as: "v" },
      },
      { $count: "n" },
    ],
  ],
  [
    "$unwind and $group explosions",
    "lists",
    [
      { $unwind: "$list" },
      { $group: { _id: { l: "$list", n: "$n" }, n: { $sum: 1 } } },
      { $group: { _id: "$_id.l", n: { $push: "$_id" } } },
      { $sort: { n: -1 } },
      { $count: "n" },
    ],
  ],
  [
    "$facet with $bucketAuto and $sortByCount",
    "lists",
    [
      { $unwind: "$list" },
      {
        $facet: {
          a: [{ $sortByCount: "$list" }, { $limit: 1 }],
          b: [{ $bucketAuto: { groupBy: "$list", buckets: 9 } }],
        },
      },
    ],
  ],
  [
    "$unionWith itself, sorted",
    "many",
    [{ $unionWith: "many" }, { $unionWith: "view" }, { $sort: { text: 1, n: -1 } }, { $count: "n" }],
  ],
];
