import { expect, test } from "vitest";
import { compileCollation } from "./collation.ts";
import { compareValues } from "./compare.ts";
import type { Document } from "./document.ts";
import { hashValue } from "./hash.ts";
import { compilePipeline } from "./pipeline/compile-pipeline.ts";
import { sortDocuments } from "./sort.ts";

test.each<[Document, string, string, number]>([
  [{ locale: "en", strength: 1 }, "résumé", "RESUME", 0],
  [{ locale: "en", strength: 2 }, "resume", "RESUME", 0],
  [{ locale: "en", strength: 2 }, "resume", "résumé", -1],
  [{ locale: "en" }, "a", "A", -1],
  [{ locale: "en", numericOrdering: true }, "a10", "a9", 1],
  [{ locale: "en", strength: 1, caseLevel: true }, "a", "A", -1],
  [{ locale: "zh" }, "法院", "公安局", -1],
])("under %j %s against %s gives %i", (spec, a, b, order) => {
  expect(Math.sign(compareValues(a, b, compileCollation(spec)))).toBe(order);
});

test("the simple locale is comparison by bytes", () => {
  expect(compileCollation({ locale: "simple" })).toBeUndefined();
});

test.each<[Document, number]>([
  [{ locale: "en", strength: 4 }, 115],
  [{ locale: "en", alternate: "shifted" }, 115],
  [{ locale: "en", foo: 1 }, 40415],
  [{ locale: "not a locale" }, 2],
  [{ strength: 2 }, 40414],
  [{ locale: "en", strength: 9 }, 2],
])("refuses %j", (spec, code) => {
  expect(() => compileCollation(spec)).toThrow(expect.objectContaining({ code }));
});

test("strings equal under a collation hash alike, and group together", () => {
  const collation = compileCollation({ locale: "en", strength: 2 });
  expect(hashValue("ABC", collation)).toBe(hashValue("abc", collation));
  expect(hashValue(["ABC"], collation)).toBe(hashValue(["abc"], collation));
  expect(hashValue("abd", collation)).not.toBe(hashValue("abc", collation));
  const grouped = compilePipeline([{ $group: { _id: "$a", n: { $sum: 1 } } }], { collation }).run([
    { a: "x" },
    { a: "X" },
    { a: "y" },
  ]);
  expect([...grouped]).toEqual([
    { _id: "x", n: 2 },
    { _id: "y", n: 1 },
  ]);
});

test("sorting follows the order of types, arrays by their least or greatest element, and is stable", () => {
  const docs: Document[] = [
    { _id: 1, a: [3, 9] },
    { _id: 2, a: 5 },
    { _id: 3 },
    { _id: 4, a: "x" },
    { _id: 5, a: [] },
    { _id: 6, a: null },
  ];
  const ids = (spec: Document) => sortDocuments(docs, spec).map((doc) => doc._id);
  expect(ids({ a: 1 })).toEqual([5, 3, 6, 1, 2, 4]);
  expect(ids({ a: -1 })).toEqual([4, 1, 2, 3, 6, 5]);
  expect(() => sortDocuments(docs, { a: 2 })).toThrow(expect.objectContaining({ code: 15975 }));
  expect(() => sortDocuments(docs, { a: { $meta: "textScore" } })).toThrow(
    expect.objectContaining({ code: 115 }),
  );
});
