import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  clip,
  compare,
  decimalsOf,
  divide,
  exact,
  floored,
  isMultipleOf,
  multiply,
  round,
  sum,
  sumExactly,
  toDouble,
} from "../src/numbers.ts";

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("exact numbers", () => {
  it("G5 three times 10/3 is exactly 10", () => {
    const third = divide(exact(10), exact(3));
    expect(compare(sum([third, third, third]), exact(10))).toBe(0);
  });

  it.each([
    ["92.675", 2, 92.68],
    ["1.005", 2, 1.01],
    ["-2.5", 0, -3],
    ["0.004", 2, 0],
    ["-0.004", 2, 0],
  ])("rounds %s half up at %i decimals", (value, decimals, expected) => {
    expect(toDouble(round(exact(value), decimals, "half-away"))).toBe(expected);
  });

  it("floors below zero downwards", () => {
    expect(toDouble(floored(exact("-0.5")))).toBe(-1);
    expect(toDouble(floored(exact(-2)))).toBe(-2);
  });

  it.each(["", ".", "-", "1,5", "abc", Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (value) => {
    expect(() => exact(value)).toThrow(RangeError);
  });

  it("every number survives the way there and back, and means the decimal that it prints as", () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(toDouble(exact(value))).toBe(value + 0);
        expect(compare(exact(value), exact(String(value)))).toBe(0);
      }),
    );
  });

  it("integers keep the laws of arithmetic", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, c) => {
        const [x, y, z] = [exact(a), exact(b), exact(c)];
        const left = multiply(x, add(y, z));
        const right = add(multiply(x, y), multiply(x, z));
        expect(compare(left, right)).toBe(0);
      }),
    );
  });

  it("stays within what it is clipped to, and is left as it is inside", () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, (value, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const clipped = toDouble(clip(exact(value), exact(low), exact(high)));
        expect(clipped).toBe(Math.min(Math.max(value, low), high) + 0);
      }),
    );
  });
});

describe("sums and steps of decimals", () => {
  it("sums without the noise of binary fractions", () => {
    expect(sumExactly(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sumExactly([0.1, 0.2])).toBe(0.3);
    expect(sumExactly([1e-7, 1])).toBe(1.0000001);
    expect(sumExactly([])).toBe(0);
  });

  it("knows a multiple by its decimals, and how many decimals a number has", () => {
    expect(isMultipleOf(1.15, 0.01)).toBe(true);
    expect(isMultipleOf(1.155, 0.01)).toBe(false);
    expect(isMultipleOf(1, 0)).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }), (units, decimals) => {
        const value = Number(`${units}e-${decimals}`);
        const step = Number(`1e-${decimals}`);
        expect(isMultipleOf(value, step)).toBe(true);
        expect(decimalsOf(value)).toBeLessThanOrEqual(decimals);
        expect(isMultipleOf(value, Number(`1e-${decimalsOf(value)}`))).toBe(true);
      }),
    );
  });
});
