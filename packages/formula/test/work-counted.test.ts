import { expect, test } from "vitest";
import { compileProgram, effortSpent } from "../src/index.ts";

/**
 * What an exact evaluation is counted as having cost: the lengths of lists and long texts wherever one comes out, and the rows of a
 * condition by its length, more within another's.
 */
const row = {
  type: "object",
  required: ["p", "t"],
  properties: { p: { type: "number" }, t: { type: "string" }, o: { type: "number" } },
};
const schema = {
  type: "object",
  required: ["n", "t", "xs", "rows", "s"],
  properties: {
    n: { type: "number" },
    t: { type: "string" },
    xs: { type: "array", items: { type: "number" } },
    rows: { type: "array", items: row },
    s: {
      type: "object",
      required: ["xs", "t"],
      properties: { xs: { type: "array", items: { type: "number" } }, t: { type: "string" } },
    },
  },
};
const input = {
  n: 5,
  t: "x".repeat(250),
  xs: [1, 2, 3, 4, 5, 6, 7],
  rows: Array.from({ length: 11 }, (_, p) => ({ p, t: "y".repeat(p * 20) })),
  s: { xs: [1, 2, 3], t: "z".repeat(100) },
};

function costOf(source: string): number {
  const program = compileProgram(
    [
      { name: "a", source: "rows.p" },
      { name: "b", source },
    ],
    { schema },
  );
  const before = effortSpent();
  program.evaluateExactly(input);
  return effortSpent() - before;
}

const idle = costOf("n");

test.each<[source: string, cost: number]>([
  ["n + n * 2", 0],
  ['t = "x"', 2],
  ["LEN(t)", 2],
  ["LEN(s.t)", 1],
  ['t & "z"', 4],
  ["t & t & t", 13],
  ['IF(n > 1, t, "")', 4],
  ['IF(CONTAINS(t, "x"), 1, 2)', 4],
  ['LEFT(t, 100) = ""', 3],
  ['LEFT(t, 99) = ""', 2],
  ["SUM(xs)", 7],
  ["SUM(s.xs)", 3],
  ["SUM(xs, xs)", 14],
  ["SUM(a)", 11],
  ["COUNT(rows)", 11],
  ["SUM(rows.p)", 22],
  ["COUNT(rows[p > 1])", 22],
  ["SUM(rows[p > 1].p)", 31],
  ["COUNT(rows[p > 1 AND p < 9])", 33],
  ["COUNT(rows[p > 1 AND p < 9 AND p <> 5 AND p <> 6])", 55],
  ["COUNT(rows[SUM(xs) > 1])", 99],
  ["COUNT(rows[COUNT(rows[p > 1]) > 1])", 1364],
  ["COUNT(rows[COUNT(xs[value > p]) > 1])", 880],
  ["COUNT(xs[value > 1])", 14],
  ["COUNT(xs[value > 1 AND value < 5 AND NOT (value = 3)])", 28],
  ['COUNT(rows[t = "y"])', 29],
  ["COUNT(rows[LEN(t) > 50])", 29],
  ["COUNT(rows[(o ?? 1) > 0])", 33],
  ["COUNT(rows[BAND(p, [[5, 1], [3, 2]], 0) > 0])", 44],
  ["COUNT(rows[WEIGHTED([[1, p], [2, n]]) > 1])", 33],
  ["MAX(rows[p > MAX(xs[value < 5])].p)", 886],
])("%s costs %d", (source, cost) => {
  expect(costOf(source) - idle).toBe(cost);
});
