import { Decimal128 } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuTime } from "../../../test/cpu-time.ts";
import type { Document } from "../document.ts";
import { double } from "../numbers.ts";
import { compilePipeline } from "./compile-pipeline.ts";

function windows(docs: readonly Document[], output: Document, sortBy: Document = { k: 1 }): Document[] {
  return [...compilePipeline([{ $setWindowFields: { sortBy, output } }]).run(docs)];
}

const names = ["$sum", "$avg", "$min", "$max", "$push", "$first", "$last", "$count"];

test("every function over every window by documents or range is what the rows in the window give", () => {
  const bound = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom("unbounded", "current"));
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 }),
      fc.constantFrom(...names),
      fc.constantFrom("documents", "range"),
      fc.tuple(bound, bound),
      (keys, name, kind, [lower, upper]) => {
        const number = (value: string | number, sign: number): number =>
          value === "unbounded" ? sign * Number.POSITIVE_INFINITY : Number(value === "current" ? 0 : value);
        const [low, high] = [number(lower, -1), number(upper, 1)];
        fc.pre(low <= high);
        const docs = [...keys].sort((a, b) => a - b).map((k, _id) => ({ _id, k, v: (_id * 5) % 7 }));
        const operand = name === "$count" ? {} : "$v";
        const got = windows(docs, { r: { [name]: operand, window: { [kind]: [lower, upper] } } });
        for (const [row, doc] of docs.entries()) {
          const inside = docs
            .filter((other, at) =>
              kind === "documents"
                ? at >= row + low && at <= row + high
                : // The current document is itself alone, 0 all that tie with it.
                  (lower === "current" ? at >= row : other.k >= doc.k + low) &&
                  (upper === "current" ? at <= row : other.k <= doc.k + high),
            )
            .map(({ v }) => v);
          expect(got[row]?.r, `${name} at ${row}`).toEqual(expected(name, inside));
        }
      },
    ),
    { numRuns: 500 },
  );
});

function expected(name: string, values: readonly number[]): unknown {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (name) {
    case "$sum":
      return sum;
    case "$avg":
      return values.length === 0 ? null : double(sum / values.length);
    case "$count":
      return values.length;
    case "$push":
      return [...values];
    case "$min":
      return values.length === 0 ? null : Math.min(...values);
    case "$max":
      return values.length === 0 ? null : Math.max(...values);
    case "$first":
      return values[0] ?? null;
    default:
      return values.at(-1) ?? null;
  }
}

test("a range with a unit counts in time, by the calendar for months", () => {
  const docs = ["2026-01-31", "2026-02-28", "2026-03-01", "2026-03-31"].map((day) => ({
    k: new Date(day),
    v: 1,
  }));
  const output = (range: unknown[], unit: string): Document => ({
    r: { $sum: "$v", window: { range, unit } },
  });
  expect(windows(docs, output([-1, "current"], "month")).map(({ r }) => r)).toEqual([1, 2, 2, 3]);
  expect(windows(docs, output([-1, 0], "day")).map(({ r }) => r)).toEqual([1, 1, 2, 1]);
});

test("a range over decimals is exact", () => {
  const docs = ["0.1", "0.2", "0.3"].map((text) => ({ k: Decimal128.fromString(text) }));
  const range = [Decimal128.fromString("-0.1"), 0];
  expect(windows(docs, { r: { $count: {}, window: { range } } }).map(({ r }) => r)).toEqual([1, 2, 2]);
});

test.each<[string, Document, Document, number]>([
  ["a range without an ascending sort", { range: [-1, 0] }, { k: -1 }, 5339902],
  ["a range by two fields", { range: [-1, 0] }, { k: 1, v: 1 }, 5339902],
  ["a lower bound above the upper", { documents: [1, 0] }, { k: 1 }, 5339900],
  ["documents and range together", { documents: [0, 0], range: [0, 0] }, { k: 1 }, 9],
  ["a unit without a range", { unit: "day" }, { k: 1 }, 9],
  ["part of a day", { range: [-0.5, 0], unit: "day" }, { k: 1 }, 9],
  ["a unit over numbers", { range: [-1, 0], unit: "day" }, { k: 1 }, 5429513],
  ["a range over texts", { range: [-1, 0] }, { t: 1 }, 5429413],
])("%s is refused", (_title, window, sortBy, code) => {
  const docs = [{ k: 1, v: 1, t: "a" }];
  expect(() => windows(docs, { r: { $sum: "$v", window } }, sortBy)).toThrow(
    expect.objectContaining({ code }),
  );
});

test.each(["$min", "$max", "$count", "$first", "$last", "$addToSet"])(
  "%s from each row to the end of 50,000 is not quadratic",
  (name) => {
    const docs = Array.from({ length: 50_000 }, (_, k): Document => ({ k, v: k % 10 }));
    const operand = name === "$count" ? {} : "$v";
    const started = cpuTime();
    windows(docs, { r: { [name]: operand, window: { documents: ["current", "unbounded"] } } });
    expect(cpuTime() - started).toBeLessThan(5000);
  },
);
