import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, divide, floor, fraction, multiply, roundHalfUp, sum, toNumber } from "../src/exact.ts";

describe("exact fractions", () => {
  it("G5 three times 10/3 is exactly 10", () => {
    const third = divide(fraction(10), fraction(3));
    expect(compare(sum([third, third, third]), fraction(10))).toBe(0);
  });

  it.each([
    ["92.675", 2, 92.68],
    ["1.005", 2, 1.01],
    ["-2.5", 0, -3],
    ["0.004", 2, 0],
    ["-0.004", 2, 0],
  ])("rounds %s half up at %i decimals", (value, decimals, expected) => {
    expect(toNumber(roundHalfUp(fraction(value), decimals))).toBe(expected);
  });

  it("floors below zero downwards", () => {
    expect(floor(fraction("-0.5"))).toBe(-1n);
    expect(floor(fraction(-2))).toBe(-2n);
  });

  it.each(["", ".", "-", "1,5", "abc", Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (value) => {
    expect(() => fraction(value)).toThrow(RangeError);
  });

  it("refuses to divide by zero", () => {
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it("a number survives the way there and back", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-15);
        expect(toNumber(fraction(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("integers keep the laws of arithmetic", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, c) => {
        const [x, y, z] = [fraction(a), fraction(b), fraction(c)];
        const left = multiply(x, add(y, z));
        const right = add(multiply(x, y), multiply(x, z));
        expect(compare(left, right)).toBe(0);
      }),
    );
  });
});
