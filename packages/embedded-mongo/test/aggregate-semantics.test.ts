import { Decimal128, type Document } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// Odd cases of aggregations, sorts and joins, as MongoDB's manual and its own tests have them, through the driver.

let fixture: Fixture;
const items = () => fixture.db.collection<Document>("items");
const others = () => fixture.db.collection<Document>("others");
beforeAll(async () => {
  fixture = await startFixture();
});
beforeEach(async () => {
  for (const collection of [items(), others()]) await collection.drop();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const run = async (docs: Document[], pipeline: Document[]) => {
  await items().insertMany(docs.map((doc, _id) => ({ _id: _id as never, ...doc })));
  return await items().aggregate(pipeline).toArray();
};

test.each<[string, Document, Document]>([
  ["_id alone", { _id: 0 }, { a: { b: 1, c: 2 }, d: 1 }],
  ["a nested field", { a: { b: 0 } }, { _id: 0, a: { c: 2 }, d: 1 }],
  ["a dotted field", { "a.b": 0 }, { _id: 0, a: { c: 2 }, d: 1 }],
])(
  "a $project that leaves out %s keeps all else, also for the stages behind it",
  async (_title, spec, expected) => {
    const docs = [{ a: { b: 1, c: 2 }, d: 1 }];
    expect(await run(docs, [{ $project: spec }])).toEqual([expected]);
    expect(
      await items()
        .aggregate([{ $project: spec }, { $group: { _id: "$d" } }])
        .toArray(),
    ).toEqual([{ _id: 1 }]);
  },
);

const mixed = [
  { a: "x" },
  { a: 1 },
  {},
  { a: null },
  { a: [] },
  { a: true },
  { a: { b: 1 } },
  { a: [3, 0] },
  { a: Decimal128.fromString("1.0") },
];

test("values of all types sort in the order of their types, arrays by their least, an empty one first", async () => {
  const sorted = await run(mixed, [{ $sort: { a: 1, _id: 1 } }, { $project: { _id: 1 } }]);
  expect(sorted.map(({ _id }) => _id)).toEqual([4, 2, 3, 7, 1, 8, 0, 6, 5]);
});

test("a sort by two fields of one array's elements takes them together, by find and by $sort", async () => {
  const docs = [
    {
      a: [
        { b: 1, c: 9 },
        { b: 2, c: 0 },
      ],
    },
    { a: [{ b: 1, c: 5 }] },
  ];
  const sort = { "a.b": 1, "a.c": 1 } as const;
  const byStage = await run(docs, [{ $sort: sort }]);
  const byFind = await items().find().sort(sort).toArray();
  for (const found of [byStage, byFind]) expect(found.map(({ _id }) => _id)).toEqual([1, 0]);
});

test("a sort by two arrays side by side is refused", async () => {
  const sort = { a: 1, b: 1 } as const;
  await expect(run([{ a: [1, 2], b: [1, 2] }], [{ $sort: sort }])).rejects.toMatchObject({ code: 2 });
  await expect(items().find().sort(sort).toArray()).rejects.toMatchObject({ code: 2 });
});

const nullish = [
  { a: { no: 1 } },
  { a: [{ no: 2 }, { x: 1 }] },
  { a: [{ x: null }, { x: 1 }] },
  { a: [1] },
  { a: [] },
  { a: [[]] },
  { a: { x: 2 } },
  { a: { x: [] } },
];

test.each([false, true])("$lookup joins null as MongoDB does, with an index (%s)", async (indexed) => {
  await others().insertOne({ b: null });
  if (indexed) await others().createIndex({ b: 1 });
  const from = await run(nullish, [
    { $lookup: { from: "others", localField: "a.x", foreignField: "b", as: "found" } },
  ]);
  // A document one of whose elements has a value joins by those it has; with none at all by null.
  const joined = from.filter(({ found }) => found.length > 0).map(({ _id }) => _id);
  expect(joined).toEqual([0, 2, 3, 4, 5, 7]);
  if (indexed) await items().createIndex({ "a.x": 1 });
  const [to] = await others()
    .aggregate([{ $lookup: { from: "items", localField: "b", foreignField: "a.x", as: "found" } }])
    .toArray();
  const ids = to?.found.map(({ _id }: Document) => _id);
  expect(ids.sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test("an infinity that leaves a window leaves its sum", async () => {
  const infinity = Number.POSITIVE_INFINITY;
  const sums = await run(
    [infinity, 1, -infinity, 2, 3, Decimal128.fromString("NaN"), 4, 5].map((v) => ({ v })),
    [
      {
        $setWindowFields: {
          sortBy: { _id: 1 },
          output: { s: { $sum: "$v", window: { documents: [-1, 0] } } },
        },
      },
      { $project: { s: { $toString: "$s" } } },
    ],
  );
  expect(sums.map(({ s }) => s)).toEqual([
    "Infinity",
    "Infinity",
    "-Infinity",
    "-Infinity",
    "5",
    "NaN",
    "NaN",
    "9",
  ]);
});

test("$bucketAuto makes buckets of about one size and parts no equal values", async () => {
  const even = await run(
    [1, 2, 3, 4, 5].map((n) => ({ n })),
    [{ $bucketAuto: { groupBy: "$n", buckets: 2 } }],
  );
  expect(even).toEqual([
    { _id: { min: 1, max: 4 }, count: 3 },
    { _id: { min: 4, max: 5 }, count: 2 },
  ]);
  await items().deleteMany({});
  const tied = await run(
    [1, 1, 1, 1, 2, 3].map((n) => ({ n })),
    [{ $bucketAuto: { groupBy: "$n", buckets: 3, output: { ids: { $push: "$_id" } } } }],
  );
  expect(tied).toEqual([
    { _id: { min: 1, max: 2 }, ids: [0, 1, 2, 3] },
    { _id: { min: 2, max: 3 }, ids: [4, 5] },
  ]);
  await expect(
    items()
      .aggregate([{ $bucketAuto: { groupBy: "$n", buckets: 0 } }])
      .toArray(),
  ).rejects.toMatchObject({ code: 40243 });
});

test("$merge of documents without _id inserts each, beside one whose _id is null", async () => {
  await others().insertOne({ _id: null as never, v: 1 });
  await run([{ v: 5 }, { v: 6 }], [{ $project: { _id: 0 } }, { $merge: "others" }]);
  const merged = await others().find().sort({ v: 1 }).toArray();
  expect(merged.map(({ v }) => v)).toEqual([1, 5, 6]);
});

test("$merge by another field changes what it finds, and never its _id", async () => {
  await others().createIndex({ k: 1 }, { unique: true });
  await others().insertOne({ _id: 9 as never, k: "a" });
  const merge = { $merge: { into: "others", on: "k", whenMatched: "merge" } };
  await expect(run([{ k: "a", v: 5 }], [merge])).rejects.toMatchObject({ code: 66 });
  await items()
    .aggregate([{ $project: { _id: 0 } }, merge])
    .toArray();
  expect(await others().find().toArray()).toEqual([{ _id: 9, k: "a", v: 5 }]);
  await items().deleteMany({});
  // Null is a key like others where the index is not sparse.
  await run([{ k: null }], [{ $unset: "_id" }, merge]);
  expect(await others().countDocuments({ k: null })).toBe(1);
});

test.each<[RegExp | string, string, boolean]>([
  [/b$/, "ab\n", true],
  [/b$/, "ab\n\n", false],
  [/^a.c$/, "a\rc", true],
  [/^a.c$/, "a\nc", false],
  [/^a\sc$/, "a\u3000c", false],
  [/^a[\s_]c$/, "a c", true],
  [/^a\Sc$/, "a\u3000c", true],
  [/[.$]/, "a.b", true],
])("%s finds in %j as PCRE does: %s", async (regex, text, expected) => {
  await items().insertOne({ text });
  expect(await items().countDocuments({ text: regex })).toBe(expected ? 1 : 0);
});

test("a join of many, by index first and then by one pass, joins each as if it were alone", async () => {
  const count = 1500;
  await others().insertMany(
    Array.from({ length: count }, (_, n) => ({
      _id: n as never,
      k: n % 3 === 0 ? [n, n + 1] : n,
      s: `t${n % 7}`,
    })),
  );
  await others().createIndex({ k: 1 });
  const join = { from: "others", localField: "k", foreignField: "k", as: "found" };
  const joined = await run(
    Array.from({ length: count }, (_, n) => ({ k: n % 5 === 0 ? null : n })),
    [{ $lookup: join }, { $sort: { _id: 1 } }],
  );
  for (const { _id, k, found } of joined) {
    const ids = found.map((doc: Document) => doc._id);
    const expected =
      k === null ? [] : [k, ...(k % 3 === 1 ? [k - 1] : [])].filter((n) => n >= 0).sort((a, b) => a - b);
    expect(ids, `joined to ${_id}`).toEqual(expected);
  }
});

test("a sort by an element's number takes an array there for a value", async () => {
  const docs = [{ a: [1] }, { a: [[1]] }, { a: 5 }, { a: [0, 9] }];
  const sorted = await run(docs, [{ $sort: { "a.0": -1 } }]);
  expect(sorted.map(({ _id }) => _id)).toEqual([1, 0, 3, 2]);
});

test("$shift gives its default for no document and for a document without the value, but not for null", async () => {
  const shift = { $shift: { output: "$v", by: 1, default: { $add: [1, 1] } } };
  const shifted = await run(
    [{ v: 7 }, { v: 8 }, {}, { v: null }, { v: 9 }],
    [{ $setWindowFields: { sortBy: { _id: 1 }, output: { s: shift } } }],
  );
  expect(shifted.map(({ s }) => s)).toEqual([8, 2, null, 9, 2]);
});

test.each<[string, Document, number]>([
  ["$rank with an argument", { $rank: "$_id" }, 5371603],
  ["$rank with a window", { $rank: {}, window: { documents: [-1, 1] } }, 5371601],
  ["$shift with a default from the document", { $shift: { output: "$v", by: 1, default: "$v" } }, 9],
  ["$shift by an expression", { $shift: { output: "$v", by: { $add: [1, 1] } } }, 9],
  ["an unknown window function", { $nope: "$v" }, 9],
])("a window function refused: %s", async (_title, output, code) => {
  const stage = { $setWindowFields: { sortBy: { _id: 1 }, output: { s: output } } };
  await expect(run([{ v: 1 }], [stage])).rejects.toMatchObject({ code });
});

test.each([false, true])(
  "$graphLookup goes from null to null, never to where there is nothing (index: %s)",
  async (indexed) => {
    if (indexed) await items().createIndex({ y: 1 });
    const graph = { from: "items", connectFromField: "x", connectToField: "y", as: "found" };
    const docs = [{ x: 1, y: 1 }, { x: 1, y: null }, { x: null, y: 2 }, { x: 1 }];
    const idsOf = (found: Document[]) => found.map((doc) => doc.found.map(({ _id }: Document) => _id).sort());
    const from = await run(docs, [
      { $graphLookup: { ...graph, startWith: "$y", maxDepth: 0 } },
      { $sort: { _id: 1 } },
    ]);
    expect(idsOf(from)).toEqual([[0], [1], [2], []]);
    const followed = await items()
      .aggregate([{ $match: { _id: 2 } }, { $graphLookup: { ...graph, startWith: "$y" } }])
      .toArray();
    expect(idsOf(followed)).toEqual([[0, 1, 2]]);
  },
);
