import { Decimal128 } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues, equalValues } from "./compare.ts";
import { hashValue } from "./hash.ts";
import { encodeKey, shortenKey } from "./key-encoding.ts";
import { double } from "./numbers.ts";
import { anyNumber, anyValue } from "./testing/arbitraries.ts";

const sign = (order: number): number => Math.sign(order) + 0;

test("the order of values is total: antisymmetric and transitive", () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
      expect(sign(compareValues(a, b))).toBe(-sign(compareValues(b, a)) + 0);
      expect(compareValues(a, a)).toBe(0);
      const [x, y, z] = [a, b, c].sort((p, q) => compareValues(p, q));
      expect(compareValues(x, y)).toBeLessThanOrEqual(0);
      expect(compareValues(y, z)).toBeLessThanOrEqual(0);
      expect(compareValues(x, z)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

for (const [name, arbitrary] of [
  ["values", anyValue],
  ["numbers of all kinds", anyNumber],
] as const) {
  test(`encoded keys of ${name} order as the values do, in both directions`, () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const order = sign(compareValues(a, b));
        expect(sign(Buffer.compare(encodeKey([a], [1]), encodeKey([b], [1])))).toBe(order);
        expect(sign(Buffer.compare(encodeKey([a], [-1]), encodeKey([b], [-1])))).toBe(-order + 0);
      }),
      { numRuns: 4000 },
    );
  });

  test(`hashes of ${name} are the same exactly when the values are equal`, () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(hashValue(a) === hashValue(b)).toBe(equalValues(a, b));
      }),
      { numRuns: 4000 },
    );
  });
}

test("keys of several components order component by component", () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
      const order = sign(compareValues(a, c)) || -sign(compareValues(b, d)) + 0;
      expect(sign(Buffer.compare(encodeKey([a, b], [1, -1]), encodeKey([c, d], [1, -1])))).toBe(order);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [1, 1n],
  [1, double(1)],
  [0, -0],
  [1, Decimal128.fromString("1.000")],
  [0.5, Decimal128.fromString("0.5")],
  [2 ** 53, 2n ** 53n],
  [Number.NaN, Decimal128.fromString("NaN")],
])("numbers equal in value have equal keys and hashes: %s and %s", (a, b) => {
  expect(compareValues(a, b)).toBe(0);
  expect(encodeKey([a], [1])).toEqual(encodeKey([b], [1]));
  expect(hashValue(a)).toBe(hashValue(b));
});

test.each([
  [0.1, Decimal128.fromString("0.1"), 1],
  [2n ** 53n + 1n, 2 ** 53, 1],
  [Decimal128.fromString("1E+400"), Number.POSITIVE_INFINITY, -1],
  [Decimal128.fromString("-1E-400"), 0, -1],
  [undefined, null, -1],
  [null, 0, -1],
  ["z", {}, -1],
  [{}, [], -1],
  [{ a: 1, b: 1 }, { a: 1 }, 1],
  [{ b: 1 }, { a: "x" }, -1],
  ["\u{10000}", "\uffff", 1],
])("%s against %s gives %s", (a, b, order) => {
  expect(sign(compareValues(a, b))).toBe(order);
});

test("a key too long for the store is cut to its beginning and a digest, equal keys alike", () => {
  const key = encodeKey(["x".repeat(3000)], [1]);
  const { key: short, exact } = shortenKey(key, 1500);
  expect([short.length, exact]).toEqual([1500, false]);
  expect(shortenKey(encodeKey(["x".repeat(3000)], [1]), 1500).key).toEqual(short);
  expect(shortenKey(encodeKey([`${"x".repeat(2999)}y`], [1]), 1500).key).not.toEqual(short);
});
