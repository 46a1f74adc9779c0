import { BSONSymbol, Decimal128, Double } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode } from "../bson-codec.ts";
import { identicalValues } from "../compare.ts";
import { type Document, documentOf } from "../document.ts";
import { compilePipeline } from "./compile-pipeline.ts";
import { pause } from "./pause.ts";
import { compileSlotGroup } from "./slot-group.ts";

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: false }),
  fc.integer({ min: 0, max: 2 }).map((n) => new Double(n)),
  fc.bigInt({ min: -5n, max: 5n }),
  fc.constantFrom<unknown>(
    "x",
    "y",
    new BSONSymbol("x"),
    null,
    true,
    new Date(0),
    Decimal128.fromString("1.50"),
  ),
  fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  fc.record({ x: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: [] }),
);
const names = ["a", "b", "c", "名"];
const documents = fc.array(
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name })
    .map((fields) => documentOf([["_id", fields.length], ...fields])),
  { maxLength: 8 },
);

const id = fc.constantFrom<unknown>(
  "$a",
  null,
  "$a.x",
  "$名",
  { k: "$a", m: "$b" },
  { $ifNull: ["$c", "$a"] },
  "$$NOW",
  1,
);
const accumulator = fc.constantFrom<Document>(
  { $sum: "$a" },
  { $sum: 1 },
  { $sum: ["$a"] },
  { $sum: "$a.x" },
  { $sum: { $ifNull: ["$b", 2] } },
  { $avg: "$b" },
  { $min: "$c" },
  { $max: "$a" },
  { $first: "$名" },
  { $last: "$b" },
  { $push: "$a" },
  { $addToSet: "$c" },
  { $count: {} },
  { $top: { sortBy: { b: 1 }, output: "$a" } },
  { $stdDevPop: "$a" },
);
const filter = fc.constantFrom<Document>(
  {},
  { a: { $gte: 0 } },
  { b: { $exists: true } },
  { $or: [{ a: "x" }, { c: null }] },
  { $expr: { $gt: ["$a", "$b"] } },
);

/** The documents, or the refusal: the same either way. */
function outcome(work: () => Iterable<Document>): Document[] | string {
  try {
    return [...work()];
  } catch (error) {
    return String(error);
  }
}

test("a group in one pass over BSON gives what $match and $group give, to the kind of each number", () => {
  const fields = fc.dictionary(fc.constantFrom("p", "q", "r"), accumulator, { maxKeys: 3 });
  fc.assert(
    fc.property(documents, filter, id, fields, (docs, $match, _id, rest) => {
      const spec = documentOf([["_id", _id], ...Object.entries(rest)]);
      const options = { now: new Date(0) };
      const records = docs.map((doc) => encode(doc));
      const stages = compilePipeline([{ $match }, { $group: spec }], options);
      const group = compileSlotGroup($match, spec, options);
      if (group === undefined) throw new Error("was not taken");
      const expected = outcome(() => stages.run(records.map((bytes) => decode(bytes))));
      const got = outcome(() => group(records));
      const same =
        typeof got === "string" || typeof expected === "string"
          ? got === expected
          : identicalValues(
              got.map((doc) => decode(encode(doc))),
              expected.map((doc) => decode(encode(doc))),
            );
      expect(same, JSON.stringify([$match, spec, docs], String)).toBe(true);
    }),
    { numRuns: 4000 },
  );
});

test("whole documents are left to the stages, and pauses come through", () => {
  expect(compileSlotGroup({}, { _id: null, all: { $push: "$$ROOT" } }, {})).toBeUndefined();
  expect(compileSlotGroup({ $jsonSchema: {} }, { _id: null }, {})).toBeUndefined();
  const group = compileSlotGroup({}, { _id: null, n: { $sum: 1 } }, {});
  const came = [...(group?.([null, encode({ a: 1 }), null]) ?? [])];
  expect(came.filter((doc) => doc === pause)).toHaveLength(2);
  expect(came.at(-1)).toMatchObject({ _id: null, n: 1 });
});
