import { Decimal128 } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDecimal128, fromDoubleExactly, toDecimal128, toDouble } from "./decimal.ts";
import { add, compareNumbers, divide, double, multiply, subtract, toInteger } from "./numbers.ts";

const dec = (text: string) => Decimal128.fromString(text);

test("a Decimal128 read and written keeps its value and digits", () => {
  const decimal = fc
    .tuple(
      fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
      fc.integer({ min: -6176, max: 6111 }),
    )
    .filter(([coefficient]) => coefficient !== 0n)
    .map(([coefficient, exponent]) => dec(`${coefficient}E${exponent}`));
  fc.assert(
    fc.property(decimal, (value) => {
      expect(toDecimal128(fromDecimal128(value)).toString()).toBe(value.toString());
    }),
  );
});

test("a double taken as a decimal is the same double again", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(toDouble(fromDoubleExactly(value))).toBe(value + 0);
    }),
  );
});

test("integer arithmetic is exact up to int64, whatever the kinds", () => {
  const long = fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n });
  fc.assert(
    fc.property(long, long, (a, b) => {
      expect(toInteger(add(a, b))).toBe(a + b);
      expect(toInteger(subtract(a, b))).toBe(a - b);
      expect(toInteger(multiply(a, b))).toBe(a * b);
    }),
  );
});

test.each<[string, unknown, string]>([
  [
    "the 34th digit is rounded half to even",
    add(dec("1234567890123456789012345678901234"), dec("0.5")),
    "1234567890123456789012345678901234",
  ],
  [
    "and up when odd",
    add(dec("1234567890123456789012345678901235"), dec("0.5")),
    "1234567890123456789012345678901236",
  ],
  [
    "all nines carry",
    add(dec("9999999999999999999999999999999999"), dec("1")),
    "1.000000000000000000000000000000000E+34",
  ],
  ["beyond the range is infinity", multiply(dec("1E+6111"), dec("1E+100")), "Infinity"],
  ["below the range is zero", multiply(dec("1E-6176"), dec("1E-100")), "0E-6176"],
  ["two thirds", divide(dec("2"), dec("3")), "0.6666666666666666666666666666666667"],
  ["infinity less infinity", subtract(dec("Infinity"), dec("Infinity")), "NaN"],
  ["a double enters with 15 digits", multiply(dec("1"), 0.1), "0.100000000000000"],
])("%s", (_title, value, text) => expect(String(value)).toBe(text));

test("dividing by zero has no result", () => {
  expect(divide(1, 0)).toBeNull();
  expect(divide(dec("1"), dec("0"))).toBeNull();
});

test("numbers compare exactly across kinds", () => {
  expect(compareNumbers(2n ** 53n + 1n, 2 ** 53)).toBe(1);
  expect(compareNumbers(dec("0.1"), 0.1)).toBe(-1);
  expect(compareNumbers(double(3), dec("3.00"))).toBe(0);
  expect(compareNumbers(dec("1E+4000"), dec("1E+3000"))).toBe(1);
  expect(compareNumbers(dec("-1E+4000"), Number.NEGATIVE_INFINITY)).toBe(1);
});
