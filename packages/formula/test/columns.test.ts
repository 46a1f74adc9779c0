import { expect, test } from "vitest";
import { compileProgram } from "../src/index.ts";

const schema = {
  type: "object",
  required: ["a", "list"],
  properties: {
    a: { type: "number", minimum: 0, maximum: 1000 },
    list: { type: "array", items: { type: "number", minimum: 0, maximum: 1000 } },
  },
};

/** A third is decided exactly at the tie, and its double says less than it: later definitions may not read it, callers do. */
const thirds = compileProgram(
  [
    { name: "third", source: "IF(a / 3 * 3 >= 1, a / 3, 0)" },
    { name: "whole", source: "third * 3 = 1" },
    { name: "more", source: "third + 1" },
  ],
  { schema },
);
const records = [0.5, 1, 2, 3];
const expected = {
  third: [0, 1 / 3, 2 / 3, 1],
  whole: [false, true, false, false],
  more: [1, 4 / 3, 5 / 3, 2],
};

test("what later definitions may not read is still what comes out, record by record", () => {
  for (const [index, a] of records.entries()) {
    const { values, errors } = thirds.evaluate({ a, list: [] });
    expect([values, errors]).toEqual([
      { third: expected.third[index], whole: expected.whole[index], more: expected.more[index] },
      {},
    ]);
  }
});

test("and of columns", () => {
  const { values, errors } = thirds.evaluateColumns({ a: Float64Array.from(records) }, records.length);
  const asLists = Object.fromEntries(Object.entries(values).map(([name, column]) => [name, [...column]]));
  expect(asLists).toEqual(expected);
  expect(Object.values(errors).map(({ size }) => size)).toEqual([0, 0, 0]);
});

test("an input that evaluates another while it is read has its own numbers", () => {
  const sums = compileProgram(
    [
      { name: "sum", source: "SUM(list)" },
      { name: "mean", source: "AVERAGE(list)" },
      { name: "most", source: "MAX(list)" },
    ],
    { schema },
  );
  const other = { a: 1, list: [100, 200, 300, 400] };
  const within: unknown[] = [];
  const list = [1, 2, 3];
  Object.defineProperty(list, 1, {
    get: () => {
      within.push(sums.evaluate(other).values);
      return 2;
    },
  });
  expect(sums.evaluate({ a: 1, list })).toEqual({ values: { sum: 6, mean: 2, most: 3 }, errors: {} });
  expect(within.length).toBeGreaterThan(0);
  expect(new Set(within.map((values) => JSON.stringify(values)))).toEqual(
    new Set(['{"sum":1000,"mean":250,"most":400}']),
  );
});
