import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Formula } from "../src/index.ts";
import { toDouble } from "../src/numbers/double.ts";
import {
  add,
  compare,
  divide,
  fraction,
  integer,
  multiply,
  type Rational,
  subtract,
} from "../src/numbers/rational.ts";

/** Functions against the plainest way to compute the same: exact fractions, or going through every day. */
const schema = {
  type: "object",
  required: ["xs", "ys", "k", "p", "from", "to", "free"],
  properties: {
    xs: { type: "array", items: { type: ["number", "null"] } },
    ys: { type: "array", items: { type: ["number", "null"] } },
    words: { type: "array", items: { type: ["string", "null"] } },
    rows: {
      type: "array",
      items: { type: "object", properties: { day: { type: "string", format: "date" } } },
    },
    k: { type: "number" },
    p: { type: "number" },
    o: { type: "number" },
    from: { type: "string", format: "date" },
    to: { type: "string", format: "date" },
    free: { type: "array", items: { type: "string", format: "date" } },
  },
};
const formula = (source: string): Formula => compile(source, { schema });
const outcome = (made: Formula, input: object): unknown => {
  const result = made.evaluate(input);
  return "value" in result ? result.value : result.error.code;
};

const hundredths = fc.integer({ min: -5_000, max: 20_000 });
const list = fc.array(
  fc.oneof({ weight: 5, arbitrary: hundredths }, { weight: 1, arbitrary: fc.constant(null) }),
  {
    maxLength: 12,
  },
);
const inputOf = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : value / 100));
const exactly = (values: readonly (number | null)[]) =>
  values.flatMap((value) => (value === null ? [] : [fraction(BigInt(value), 100n)])).sort(compare);

describe("a list of numbers", () => {
  test("LARGE and SMALL are the values at a place of the list in order", () => {
    const [large, small] = [formula("LARGE(xs, k)"), formula("SMALL(xs, k)")];
    fc.assert(
      fc.property(list, fc.integer({ min: -1, max: 14 }), (values, k) => {
        const order = exactly(values).map(toDouble);
        const none = order.length === 0 ? "empty-aggregate" : "outside-limits";
        const input = { xs: inputOf(values), k };
        expect(outcome(small, input)).toEqual(order[k - 1] ?? none);
        expect(outcome(large, input)).toEqual([...order].reverse()[k - 1] ?? none);
      }),
      { numRuns: 1000 },
    );
  });

  test("PERCENTILE and QUARTILE are linear between two values", () => {
    const [percentile, quartile] = [formula("PERCENTILE(xs, p)"), formula("QUARTILE(xs, k)")];
    const naive = (order: readonly Rational[], top: bigint, bottom: bigint): unknown => {
      if (order.length === 0) return "empty-aggregate";
      if (top < 0n || top > bottom) return "outside-limits";
      const steps = top * BigInt(order.length - 1);
      const low = order[Number(steps / bottom)] ?? integer(0);
      const high = order[Number(steps / bottom) + 1] ?? low;
      return toDouble(add(low, multiply(subtract(high, low), fraction(steps % bottom, bottom))));
    };
    fc.assert(
      fc.property(
        list,
        fc.integer({ min: -3, max: 103 }),
        fc.integer({ min: -1, max: 5 }),
        (values, percent, k) => {
          const order = exactly(values);
          const input = { xs: inputOf(values), p: percent / 100, k };
          expect(outcome(percentile, input)).toEqual(naive(order, BigInt(percent), 100n));
          expect(outcome(quartile, input)).toEqual(naive(order, BigInt(k), 4n));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("TRIMMEAN drops an even number of values", () => {
    const trimmed = formula("TRIMMEAN(xs, p)");
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 99 }), (values, percent) => {
        const order = exactly(values);
        let dropped = 0;
        while ((dropped + 2) * 100 <= percent * order.length) dropped += 2;
        const left = order.slice(dropped / 2, order.length - dropped / 2);
        const sum = left.reduce(add, integer(0));
        const expected = order.length === 0 ? "empty-aggregate" : toDouble(divide(sum, integer(left.length)));
        expect(outcome(trimmed, { xs: inputOf(values), p: percent / 100 })).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("SUMPRODUCT goes row by row, a blank is 0", () => {
    const products = formula("SUMPRODUCT(xs, ys)");
    fc.assert(
      fc.property(list, list, fc.boolean(), (a, b, cut) => {
        const length = Math.min(a.length, b.length);
        const [xs, ys] = cut ? [a.slice(0, length), b.slice(0, length)] : [a, b];
        const expected =
          xs.length !== ys.length
            ? "outside-limits"
            : toDouble(
                fraction(
                  xs.reduce((sum: bigint, x, row) => sum + BigInt(x ?? 0) * BigInt(ys[row] ?? 0), 0n),
                  10_000n,
                ),
              );
        expect(outcome(products, { xs: inputOf(xs), ys: inputOf(ys) })).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("COUNT counts numbers, dates and rows, COUNTA whatever is there", () => {
    const counts = formula('COUNT(xs, from, rows, rows.day, o, "a")');
    const all = formula('COUNTA(xs, words, from, rows, rows.day, o, "a")');
    const words = fc.array(fc.option(fc.constantFrom("", "a", "1")), { maxLength: 5 });
    const rows = fc.array(fc.record({ day: fc.constantFrom("2026-07-01", null) }), { maxLength: 5 });
    fc.assert(
      fc.property(list, words, rows, fc.option(hundredths), (values, texts, records, o) => {
        const there = (of: readonly unknown[]) => of.filter((each) => each !== null).length;
        const counted =
          there(values) + 1 + records.length + there(records.map(({ day }) => day)) + there([o]);
        const input = { xs: inputOf(values), words: texts, rows: records, o, from: "2026-07-01" };
        expect(outcome(counts, input)).toBe(counted);
        expect(outcome(all, input)).toBe(counted + there(texts) + 1);
      }),
      { numRuns: 500 },
    );
  });

  test("a condition on single values leaves those that meet it, and no blank ones", () => {
    const [count, sum] = [formula("COUNT(xs[value >= k])"), formula("SUM(xs[值 >= k AND value <> p])")];
    fc.assert(
      fc.property(list, hundredths, hundredths, (values, least, other) => {
        const met = values.filter((value): value is number => value !== null && value >= least);
        const input = { xs: inputOf(values), k: least / 100, p: other / 100 };
        const total = met.filter((value) => value !== other).reduce((a, b) => a + b, 0);
        expect(outcome(count, input)).toBe(met.length);
        expect(outcome(sum, input)).toBe(toDouble(fraction(BigInt(total), 100n)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("BAND", () => {
  test("takes the highest threshold that is reached, in whatever order the rows stand", () => {
    const rows = fc.uniqueArray(fc.integer({ min: -20, max: 120 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: -30, max: 130 }), fc.boolean(), (thresholds, k, written) => {
        const cells = thresholds.map((each) => `[${written ? each : `${each} + 0 * k`}, ${each} * 2]`);
        const reached = thresholds.filter((each) => each <= k);
        const expected = reached.length === 0 ? -999 : Math.max(...reached) * 2;
        expect(outcome(formula(`BAND(k, [${cells.join(", ")}], -999)`), { k })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe("dates", () => {
  const day = 86_400_000;
  const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  const date = fc.integer({ min: Date.UTC(1996, 0, 1) / day, max: Date.UTC(2029, 11, 31) / day });

  test("MONTHSBETWEEN and YEARSBETWEEN count the days on which a month is full", () => {
    const [months, years] = [formula("MONTHSBETWEEN(from, to)"), formula("YEARSBETWEEN(from, to)")];
    const passed = (from: number, to: number): number => {
      const wanted = new Date(from * day).getUTCDate();
      let count = 0;
      for (let at = from + 1; at <= to; at += 1) {
        const now = new Date(at * day);
        const isFull = now.getUTCDate() === wanted;
        // A month that is too short is full when it is over.
        const last = new Date((at - 1) * day).getUTCDate();
        if (isFull || (now.getUTCDate() === 1 && last < wanted)) count += 1;
      }
      return count;
    };
    fc.assert(
      fc.property(date, fc.integer({ min: -1500, max: 1500 }), (from, distance) => {
        const to = from + distance;
        const expected = distance >= 0 ? passed(from, to) : -passed(to, from);
        const input = { from: isoOf(from * day), to: isoOf(to * day) };
        expect(outcome(months, input)).toBe(expected + 0);
        expect(outcome(years, input)).toBe(Math.trunc(expected / 12) + 0);
      }),
      { numRuns: 500 },
    );
  });

  test("NETWORKDAYS goes through every day", () => {
    const days = formula("NETWORKDAYS(from, to, free)");
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: -400, max: 400 }),
        fc.array(fc.integer({ min: -30, max: 430 }), { maxLength: 8 }),
        (from, distance, holidays) => {
          const [first, last] = [Math.min(from, from + distance), Math.max(from, from + distance)];
          const free = holidays.map((each) => isoOf((first + each) * day));
          let count = 0;
          for (let at = first; at <= last; at += 1) {
            const weekday = new Date(at * day).getUTCDay();
            if (weekday !== 0 && weekday !== 6 && !free.includes(isoOf(at * day))) count += 1;
          }
          const input = { from: isoOf(from * day), to: isoOf((from + distance) * day), free };
          expect(outcome(days, input)).toBe(distance < 0 ? -count + 0 : count);
        },
      ),
      { numRuns: 500 },
    );
  });
});
