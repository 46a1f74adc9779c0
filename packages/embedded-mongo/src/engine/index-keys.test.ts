import { expect, test } from "vitest";
import type { Document } from "./document.ts";
import { indexKeys } from "./index-keys.ts";

test.each<[Document, Document, unknown[][], boolean, boolean]>([
  [{ a: 1 }, { a: 1 }, [[1]], false, false],
  [{}, { a: 1 }, [[null]], false, true],
  [{ a: null }, { a: 1 }, [[null]], false, false],
  [{ a: [1, 2, 1] }, { a: 1 }, [[1], [2]], true, false],
  [{ a: [] }, { a: 1 }, [[undefined]], true, false],
  [{ a: [[1, 2]] }, { a: 1 }, [[[1, 2]]], true, false],
  [
    { a: [{ b: 1, c: 2 }, { b: 3 }] },
    { "a.b": 1, "a.c": -1 },
    [
      [1, 2],
      [3, null],
    ],
    true,
    false,
  ],
  [
    { a: [{ b: [1, 2] }], x: 9 },
    { "a.b": 1, x: 1 },
    [
      [1, 9],
      [2, 9],
    ],
    true,
    false,
  ],
  [{ a: [5] }, { "a.b": 1 }, [[null]], true, true],
  [{ a: { b: { c: 1 } } }, { "a.b.c": 1 }, [[1]], false, false],
  [{ a: [7, 8] }, { "a.1": 1 }, [[8]], false, false],
])("keys of %j under %j", (doc, pattern, tuples, multikey, missing) => {
  expect(indexKeys(doc, pattern)).toEqual({ tuples, multikey, missing });
});

test("two arrays side by side cannot be indexed together", () => {
  expect(() => indexKeys({ a: [1], b: [2] }, { a: 1, b: 1 })).toThrow(expect.objectContaining({ code: 171 }));
});
