import { describe, expect, test } from "vitest";
import * as bounds from "../../src/filter/bounds.ts";
import {
  approximate,
  type Bounds,
  decimal,
  nearest,
  Unbounded,
  unit,
  whole,
} from "../../src/filter/bounds.ts";
import { limits } from "../../src/limits.ts";

/** What `bounds.ts` adds to every error that is not 0. */
const widened = (error: number) => error * (1 + 1e-12) + 1e-300;
const integers = (low: number, high: number) => bounds.graded(low, high, whole);
const loose = (low: number, high: number, error: number, bits = 100): Bounds => ({
  ...{ low, high, error, grade: approximate, bits },
});
const refused = (make: () => unknown) => expect(make).toThrow(Unbounded);

describe("a value's bounds by its grade", () => {
  test.each<[made: Bounds, expected: Bounds]>([
    [integers(-7, 3), { low: -7, high: 3, error: 0, grade: whole, bits: 54 }],
    [
      bounds.graded(-7, 3, decimal),
      { low: -7, high: 3, error: widened(7 * unit), grade: decimal, bits: 1140 },
    ],
    [bounds.graded(3, 7, nearest, 9), { low: 3, high: 7, error: widened(7 * unit), grade: nearest, bits: 9 }],
    [bounds.within(1, 2, 0.5, 9), { low: 1, high: 2, error: widened(0.5), grade: approximate, bits: 9 }],
    [
      bounds.constantBounds(-5, decimal, 9),
      { low: -5, high: -5, error: widened(5 * unit), grade: decimal, bits: 9 },
    ],
  ])("%#", (made, expected) => expect(made).toEqual(expected));

  test("there are none where doubles end, or beyond the digits that a number may have", () => {
    expect(bounds.within(-9e249, 9e249, 1, limits.bits).bits).toBe(limits.bits);
    refused(() => bounds.within(0, 1e250, 1, 9));
    refused(() => bounds.within(-1e250, 0, 1, 9));
    refused(() => bounds.within(Number.NaN, 0, 1, 9));
    refused(() => bounds.within(0, 1, 1, limits.bits + 1));
  });
});

describe("sums and products", () => {
  test("of integers are integers as long as doubles hold them", () => {
    expect(bounds.sum(integers(-2, 3), integers(-5, 7))).toEqual(integers(-7, 10));
    expect(bounds.difference(integers(-2, 3), integers(-5, 7))).toEqual(integers(-9, 8));
    expect(bounds.product(integers(-2, 3), integers(-5, 7))).toEqual(integers(-15, 21));
    expect(bounds.sum(integers(0, 2 ** 53 - 1), integers(0, 1)).grade).toBe(whole);
    expect(bounds.sum(integers(0, 2 ** 53), integers(0, 2))).toEqual({
      ...{ low: 0, high: 2 ** 53 + 2, error: widened((2 ** 53 + 2) * unit), grade: approximate, bits: 109 },
    });
  });

  test("of others add their errors and one rounding", () => {
    const [a, b] = [loose(-2, 3, 0.25), loose(-5, 7, 0.125, 10)];
    expect(bounds.sum(a, b)).toEqual(loose(-7, 10, widened(0.375 + 10 * unit), 111));
    expect(bounds.difference(a, b)).toEqual(loose(-9, 8, widened(0.375 + 9 * unit), 111));
    const error = 3 * 0.125 + 7 * 0.25 + 0.25 * 0.125;
    expect(bounds.product(a, b)).toEqual(loose(-15, 21, widened(error + 21 * unit), 111));
    expect(bounds.product(loose(-5, -2, 0, 1), loose(-7, -3, 0, 1))).toMatchObject({ low: 6, high: 35 });
  });

  test.each([
    ["the first", loose(0, 1, 0), integers(0, 1)],
    ["the second", integers(0, 1), loose(0, 1, 0)],
  ])("of which only %s is no integer are none", (_which, a, b) => {
    expect([bounds.sum(a, b).grade, bounds.product(a, b).grade]).toEqual([approximate, approximate]);
  });

  test("of lists grow with the most members, and hold that of none", () => {
    expect(bounds.listSum(integers(2, 3), 4)).toEqual(integers(0, 12));
    expect(bounds.listSum(integers(-3, -2), 4)).toEqual(integers(-12, 0));
    expect(bounds.listSum(integers(0, 2 ** 51), 4)).toEqual(integers(0, 2 ** 53));
    expect(bounds.listSum(integers(0, 2 ** 50), 16)).toEqual(
      loose(0, 2 ** 54, widened(16 * 2 ** 54 * unit), 74),
    );
    expect(bounds.listSum(loose(-1, 2, 0.5), 4)).toEqual(loose(-4, 8, widened(4 * 0.5 + 4 * 8 * unit), 120));
  });
});

describe("quotients", () => {
  test("of what doubles hold or are nearest to are within some roundings", () => {
    const [a, b] = [integers(0, 100), integers(1, 10)];
    expect(bounds.quotient(a, b, 1, 100)).toEqual({
      ...{ low: 0, high: 100, error: widened(400 * unit), grade: nearest, bits: 108 },
    });
    const decimals = bounds.graded(1, 10, decimal, 9);
    for (const [above, below] of [
      [a, decimals],
      [decimals, a],
      [decimals, decimals],
    ] as const)
      expect(bounds.quotient(above, below, 1, 100)).toMatchObject({
        grade: approximate,
        error: widened(400 * unit),
      });
    const nearestOnes = bounds.graded(1, 10, nearest, 9);
    expect(bounds.quotient(nearestOnes, nearestOnes, 1, 100).error).toBe(widened(400 * unit));
  });

  test("are negative where either may be", () => {
    const lows = [
      [0, 0],
      [-1, 0],
      [0, -1],
      [-1, -1],
    ].map(([a = 0, b = 0]) => bounds.quotient(integers(a, 9), integers(b, 9), 1, 100).low);
    expect(lows).toEqual([0, -100, -100, -100]);
  });

  test("of others take both errors along, and none if the divisor's reaches its least", () => {
    const [a, b] = [loose(0, 9, 0.5), loose(1, 9, 0.25, 10)];
    const error = (0.5 + 100 * 0.25) / (1 - 0.25) + 100 * unit;
    expect(bounds.quotient(a, b, 1, 100)).toEqual(loose(0, 100, widened(error), 110));
    for (const [above, below] of [
      [integers(0, 9), b],
      [a, integers(1, 9)],
    ] as const) {
      const own = (above.error + 100 * below.error) / (1 - below.error) + 100 * unit;
      expect(bounds.quotient(above, below, 1, 100).error).toBe(widened(own));
    }
    refused(() => bounds.quotient(a, loose(1, 9, 0.5), 1, 100));
    expect(bounds.quotient(a, loose(1, 9, 0.49), 1, 100).grade).toBe(approximate);
  });
});

describe("of one or two", () => {
  const [a, b] = [loose(-2, 3, 0.25, 10), loose(-5, 7, 0.125, 11)];
  const sure = integers(-4, 4);

  test("the negative and the size", () => {
    expect(bounds.negation(a)).toEqual(loose(-3, 2, 0.25, 10));
    expect([a, loose(0.5, 3, 0), loose(-3, -0.5, 0), loose(0, 3, 0)].map(bounds.absolute)).toEqual([
      loose(0, 3, 0.25, 10),
      loose(0.5, 3, 0),
      loose(0.5, 3, 0),
      loose(0, 3, 0),
    ]);
    expect([a, b, loose(2, 3, 0)].map(bounds.magnitude)).toEqual([3, 7, 3]);
  });

  test("the smaller, the greater and either", () => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(bounds.minimum(one, other)).toEqual(loose(-5, 3, 0.25, 11));
      expect(bounds.maximum(one, other)).toEqual(loose(-2, 7, 0.25, 11));
      expect(bounds.either(one, other)).toEqual(loose(-5, 7, 0.25, 11));
    }
    for (const [one, other] of [
      [a, sure],
      [sure, a],
    ] as const)
      for (const of of [bounds.minimum, bounds.maximum, bounds.either])
        expect(of(one, other)).toMatchObject({ grade: approximate, error: 0.25, bits: 54 });
    expect(bounds.either(sure, bounds.graded(0, 1, decimal)).grade).toBe(decimal);
  });
});

describe("decisions", () => {
  test("a rounding is certain further away than the error", () => {
    const value = loose(-3, 2, 1e-9);
    expect(bounds.roundingMargin(value, 100)).toBe((1e-9 * 100 + 3 * 100 * unit) * (1 + 1e-12));
    expect(bounds.roundingMargin(loose(0, 2 ** 50, 0), 1)).toBe(2 ** 50 * unit * (1 + 1e-12));
    refused(() => bounds.roundingMargin(loose(0, 2 ** 51, 0), 1));
    refused(() => bounds.roundingMargin(loose(0, 1, 0.25), 1));
    refused(() => bounds.roundingMargin(loose(0, 1, 0.0025), 100));
    expect(bounds.roundingMargin(loose(0, 1, 0.2499), 1)).toBeGreaterThan(0.2499);
  });

  test("what is rounded is a decimal, and without digits an integer", () => {
    expect(bounds.roundedTo(loose(-1.234, 5.671, 0.1), 100)).toEqual(bounds.graded(-1.24, 5.68, decimal));
    expect(bounds.roundedTo(loose(-1.234, 5.671, 0.1), 1)).toEqual(integers(-2, 6));
    expect(bounds.roundedTo(loose(0, 1e13 - 1, 0), 100).grade).toBe(decimal);
    expect(bounds.roundedTo(loose(0, 1e13, 0), 100).grade).toBe(nearest);
    expect(bounds.roundedTo(loose(-1e13, 0, 0), 100).grade).toBe(nearest);
  });

  test("a comparison is certain beyond both errors; of what doubles are nearest to always", () => {
    const [a, b] = [loose(-3, 2, 0.25), loose(-1, 7, 0.125)];
    const margin = (0.25 + 0.125 + (3 + 7) * unit) * (1 + 1e-12);
    expect([bounds.comparisonMargin(a, b), bounds.comparisonMargin(b, a)]).toEqual([margin, margin]);
    const near = bounds.graded(0, 7, nearest);
    expect(bounds.comparisonMargin(near, near)).toBe(0);
    expect(bounds.comparisonMargin(integers(0, 7), near)).toBe(0);
    const mixed = (0.25 + near.error + (3 + 7) * unit) * (1 + 1e-12);
    expect([bounds.comparisonMargin(a, near), bounds.comparisonMargin(near, a)]).toEqual([mixed, mixed]);
  });
});
