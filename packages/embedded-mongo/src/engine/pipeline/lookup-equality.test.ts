import { Decimal128 } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { equalValues } from "../compare.ts";
import { type Document, documentOf } from "../document.ts";
import { compilePipeline } from "./compile-pipeline.ts";
import { equalityOf } from "./lookup-equality.ts";

const scalar = fc.constantFrom<unknown>(0, 1, 2, "a", "A", null, true, 1n, Decimal128.fromString("1.0"));
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.record({ b: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })) }, { requiredKeys: [] }),
  fc.array(fc.record({ b: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
);
const docs = fc.array(fc.record({ k: value, m: scalar }, { requiredKeys: [] }), { maxLength: 5 });

test("a $lookup by an equality in its pipeline finds what going through all documents finds", () => {
  fc.assert(
    fc.property(docs, docs, fc.constantFrom("$k", "$k.b"), fc.boolean(), (left, right, path, swapped) => {
      const others = right.map((doc, _id) => documentOf([["_id", _id], ...Object.entries(doc)]));
      const operands = swapped ? ["$$v", path] : [path, "$$v"];
      const join = ($expr: Document): Document[] => [
        { $lookup: { from: "others", let: { v: "$k" }, pipeline: [{ $match: { $expr } }], as: "found" } },
      ];
      const run = ($expr: Document) => [
        ...compilePipeline(join($expr), { collection: () => others }).run(left),
      ];
      // Written so, the equality is not seen.
      const plain = run({ $not: [{ $ne: operands }] });
      expect(equalValues(run({ $eq: operands }), plain)).toBe(true);
      expect(
        equalValues(
          run({ $and: [{ $gte: ["$m", null] }, { $eq: operands }] }),
          run({ $and: [{ $gte: ["$m", null] }, { $not: [{ $ne: operands }] }] }),
        ),
      ).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("only an equality that every document must meet is taken, of a field and a variable of the $lookup", () => {
  const of = ($expr: unknown, more: Document = {}) =>
    equalityOf([{ $match: { $expr, ...more } }], { v: "$k" });
  expect(of({ $eq: ["$a.b", "$$v"] })).toEqual({ path: "a.b", variable: "v" });
  expect(of({ $and: [{ $gt: ["$n", 1] }, { $eq: ["$$v", "$a"] }] }, { n: 1 })).toEqual({
    path: "a",
    variable: "v",
  });
  expect(of({ $or: [{ $eq: ["$a", "$$v"] }] })).toBeUndefined();
  expect(of({ $eq: ["$a", "$$other"] })).toBeUndefined();
  expect(of({ $eq: ["$$v", "$$v"] })).toBeUndefined();
  expect(of({ $eq: ["$a", "$$v.x"] })).toBeUndefined();
  expect(
    equalityOf([{ $limit: 1 }, { $match: { $expr: { $eq: ["$a", "$$v"] } } }], { v: 1 }),
  ).toBeUndefined();
});
