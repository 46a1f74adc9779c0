import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode, fieldsDecoder } from "../bson-codec.ts";
import { equalValues } from "../compare.ts";
import { type Document, documentOf } from "../document.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { anyValue } from "../testing/arbitraries.ts";
import { compilePipeline } from "./compile-pipeline.ts";
import { type Fields, fieldsOfFilter, fieldsOfPipeline } from "./needed-fields.ts";
import { unpaced } from "./pause.ts";

const names = ["a", "b", "c", "d", "e"];
const name = fc.constantFrom(...names);
const path = fc.constantFrom(
  ...names,
  "a.x",
  "b.x",
  "c.x.y",
  "joined",
  "joined.a",
  "joined.k.x",
  "joined.0.a",
);

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom("s", null, true),
  fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
);
const value = fc.oneof(
  leaf,
  fc.record({ x: fc.oneof(leaf, fc.record({ y: leaf })) }, { requiredKeys: [] }),
  fc.array(fc.record({ x: leaf }), { maxLength: 2 }),
);
const documents = fc
  .array(fc.record(Object.fromEntries(names.map((one) => [one, value])), { requiredKeys: [] }), {
    maxLength: 6,
  })
  .map((list) => list.map((one, _id) => decode(encode(documentOf([["_id", _id], ...Object.entries(one)])))));

const expression: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    path.map((one) => `$${one}`),
    fc
      .constantFrom("a", "joined", "c.x")
      .map((one) => ({ $cond: [{ $isArray: `$${one}` }, { $size: `$${one}` }, 0] })),
    fc.constantFrom("$$ROOT", "$$CURRENT.a", "$_id", 1, "text"),
    fc.record({ $ifNull: fc.tuple(tie("any"), tie("any")) }),
    fc.record({ $eq: fc.tuple(tie("any"), tie("any")) }),
    fc.record({ $literal: fc.constantFrom("$a", 1) }),
    name.map((one) => ({ $getField: one })),
    fc.record({ $cond: fc.tuple(tie("any"), tie("any"), tie("any")) }),
    fc.record({ $mergeObjects: fc.tuple(fc.constant("$$ROOT"), fc.constant({ z: 1 })) }),
    fc
      .tuple(tie("any"), tie("any"))
      .map(([one, other]) => ({ $let: { vars: { v: one }, in: { $ifNull: ["$$v", other] } } })),
  ),
})).any;

const filter: fc.Arbitrary<Document> = fc.letrec<{ any: Document }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.tuple(path, leaf).map(([one, wanted]) => ({ [one]: wanted })),
    fc.tuple(path, fc.boolean()).map(([one, is]) => ({ [one]: { $exists: is } })),
    fc.array(tie("any"), { minLength: 1, maxLength: 2 }).map((all) => ({ $or: all })),
    fc.array(tie("any"), { minLength: 1, maxLength: 2 }).map((all) => ({ $nor: all })),
    expression.map((one) => ({ $expr: one })),
    fc.constant({ $jsonSchema: { required: ["a"] } }),
  ),
})).any;

const outputs = fc.dictionary(fc.constantFrom("o", "a", "n.x"), expression, { maxKeys: 2 });
const stage: fc.Arbitrary<Document> = fc.oneof(
  filter.map(($match) => ({ $match })),
  fc.tuple(path, fc.constantFrom(1, -1)).map(([one, way]) => ({ $sort: { [one]: way, _id: 1 } })),
  fc.constantFrom({ $skip: 1 }, { $limit: 3 }, { $count: "n" }, { $unset: ["a", "b.x"] }),
  outputs.filter((all) => Object.keys(all).length > 0).map(($addFields) => ({ $addFields })),
  path.map((one) => ({ $unwind: `$${one}` })),
  path.map((one) => ({ $unwind: { path: `$${one}`, includeArrayIndex: "b" } })),
  fc.tuple(path, expression).map(([one, other]) => ({ $project: { [one]: 1, made: other } })),
  fc.tuple(path, fc.constantFrom(0, false)).map(([one, off]) => ({ $project: { [one]: off } })),
  fc.constantFrom<Document>(
    { $project: { _id: 0, "a.x": 1 } },
    { $project: { _id: 0 } },
    { $project: { a: { x: 0 } } },
    { $project: { a: { x: 1 }, _id: 0 } },
    { $bucketAuto: { groupBy: "$a", buckets: 2, output: { b: { $push: "$b" } } } },
  ),
  fc.tuple(expression, expression).map(([_id, one]) => ({ $group: { _id, all: { $push: one } } })),
  path.map((one) => ({ $group: { _id: null, top: { $top: { sortBy: { [one]: 1 }, output: "$_id" } } } })),
  expression.map(($sortByCount) => ({ $sortByCount })),
  fc.tuple(path, path).map(([by, of]) => ({
    $setWindowFields: { partitionBy: `$${by}`, sortBy: { _id: 1 }, output: { "b.sum": { $sum: `$${of}` } } },
  })),
  fc.tuple(path, fc.constantFrom("a", "joined", "c.x")).map(([localField, as]) => ({
    $lookup: { from: "others", localField, foreignField: "k", as },
  })),
  fc.tuple(expression, expression).map(([v, other]) => ({
    $lookup: {
      from: "others",
      let: { v },
      pipeline: [{ $addFields: { got: "$$v", other: { $ifNull: [other, 0] } } }],
      as: "joined",
    },
  })),
  fc.constantFrom({ $replaceRoot: { newRoot: { whole: "$$ROOT" } } }, { $facet: { f: [{ $limit: 1 }] } }),
);

/** What comes of it, or the refusal's code: the same either way. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}

function readerOf(fields: Fields): typeof decode {
  return fields === undefined ? decode : fieldsDecoder(fields);
}

const others = [{ _id: 1, k: 1, a: 5 }, { _id: 2, k: "s" }, { _id: 3 }];

test("a pipeline gives the same from the fields it needs as from whole documents", () => {
  fc.assert(
    fc.property(documents, fc.array(stage, { minLength: 1, maxLength: 4 }), (docs, stages) => {
      const run = (given: Document[]) =>
        outcome(() => [
          ...unpaced(compilePipeline(stages, { collection: () => others, now: new Date(0) }).run(given)),
        ]);
      const fields = fieldsOfPipeline(stages);
      const read = readerOf(fields);
      const fewer = docs.map((doc) => read(encode(doc)));
      expect(equalValues(run(fewer), run(docs)), JSON.stringify([stages, [...(fields ?? ["all"])]])).toBe(
        true,
      );
    }),
    { numRuns: 5000 },
  );
});

test("a pipeline gives the same when a join finds only the fields that are wanted behind it", () => {
  const lookup = fc.tuple(path, fc.constantFrom("a", "joined", "c.x")).map(([localField, as]) => ({
    $lookup: { from: "others", localField, foreignField: "k", as },
  }));
  let fewer = 0;
  fc.assert(
    fc.property(documents, lookup, fc.array(stage, { minLength: 1, maxLength: 4 }), (docs, join, rest) => {
      const run = (heeds: boolean) =>
        outcome(() => {
          const lookupEqual = (_name: string, foreign: string, wanted: Fields) => {
            if (wanted !== undefined) fewer++;
            const all = heeds && wanted !== undefined ? new Set([...wanted, foreign, "_id"]) : undefined;
            const found = others.map((doc) => readerOf(all)(encode(documentOf(Object.entries(doc)))));
            return (value: unknown) => found.filter((doc) => equalValues(doc.k ?? null, value));
          };
          const environment = { collection: () => others, lookupEqual, now: new Date(0) };
          return [...unpaced(compilePipeline([join, ...rest], environment).run(docs))];
        });
      expect(equalValues(run(true), run(false)), JSON.stringify([join, ...rest])).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(fewer).toBeGreaterThan(100);
});

test("a filter judges the same from the fields it needs as from whole documents", () => {
  fc.assert(
    fc.property(documents, filter, (docs, given) => {
      const matches = compileFilter(given);
      const read = readerOf(fieldsOfFilter(given));
      for (const doc of docs)
        expect(outcome(() => matches(read(encode(doc))))).toEqual(outcome(() => matches(doc)));
    }),
    { numRuns: 2000 },
  );
});

test("fields that are not wanted are passed over, of whatever type they are", () => {
  fc.assert(
    fc.property(anyValue, anyValue, (wanted, passed) => {
      const bytes = encode(
        documentOf([
          ["passed", passed],
          ["wanted", wanted],
          ["also", passed],
        ]),
      );
      const read = fieldsDecoder(new Set(["wanted"]));
      for (const _again of [1, 2])
        expect(equalValues(read(bytes), documentOf([["wanted", wanted]]))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("fields are found wherever they stand, whatever the documents before had", () => {
  const names = fc.constantFrom("a", "ab", "abc", "b", "度", "度衡", "é", "e");
  const listed = fc.uniqueArray(fc.tuple(names, fc.nat(9)), { selector: ([one]) => one, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(listed, { maxLength: 6 }), fc.uniqueArray(names), (docs, wanted) => {
      const read = fieldsDecoder(new Set(wanted));
      for (const doc of docs) {
        const kept = doc.filter(([one]) => wanted.includes(one));
        expect(Object.entries(read(encode(documentOf(doc))))).toEqual(kept);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [[{ $group: { _id: "$a.b", n: { $sum: "$c" } } }], ["a", "c"]],
  [[{ $match: { a: 1 } }, { $count: "n" }], ["a"]],
  [[{ $match: { a: 1 } }], undefined],
  [
    [{ $sort: { b: 1 } }, { $project: { a: 1 } }],
    ["b", "_id", "a"],
  ],
])("row %#: only these fields are read", (stages, fields) => {
  expect(fieldsOfPipeline(stages)).toEqual(fields === undefined ? undefined : new Set(fields));
});
