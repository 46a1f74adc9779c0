import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDateText } from "../src/calendar/date-text.ts";
import { dayNumber } from "../src/calendar/days.ts";
import { monthsPassed } from "../src/calendar/months.ts";
import { weekdaysWithin } from "../src/calendar/weekdays.ts";
import { plainDecimal, readExact, writeExact } from "../src/numbers/decimal.ts";
import { clip, decimalsOf, exact, sumExactly } from "../src/numbers/exactly.ts";
import { bitLength, bitsOf, gcd } from "../src/numbers/large.ts";
import { parseLiteral } from "../src/numbers/literal.ts";
import { isMultipleOf } from "../src/numbers/multiple-of.ts";
import { compare, fraction, isInteger, type Rational, signOf, toLarge } from "../src/numbers/rational.ts";
import { decimalExponent, type RoundingMode, round, roundSignificant } from "../src/numbers/rounding.ts";

const text = (value: Rational | null) => (value === null ? null : writeExact(value));

describe("a number is rounded at just the half, on both sides of 0", () => {
  const modes: readonly RoundingMode[] = ["half-away", "away", "toward"];
  it.each<[value: string, digits: number, halfAway: string, away: string, toward: string]>([
    ["0", 2, "0", "0", "0"],
    ["1.5", 0, "2", "2", "1"],
    ["1.4999", 0, "1", "2", "1"],
    ["-1.5", 0, "-2", "-2", "-1"],
    ["-0.4", 0, "0", "-1", "0"],
    ["1.005", 2, "101/100", "101/100", "1"],
    ["2", 3, "2", "2", "2"],
    ["150", -2, "200", "200", "100"],
    ["149", -2, "100", "200", "100"],
    ["-150", -2, "-200", "-200", "-100"],
    ["1e-16", 15, "0", "1/1000000000000000", "0"],
    ["0.5e-16", 16, "1/10000000000000000", "1/10000000000000000", "0"],
    ["123456789012345678.5", 0, "123456789012345679", "123456789012345679", "123456789012345678"],
    ["-123456789012345678.4", 0, "-123456789012345678", "-123456789012345679", "-123456789012345678"],
  ])("%s to %i", (value, digits, ...expected) => {
    expect(modes.map((mode) => text(round(exact(value), digits, mode)))).toEqual(expected);
  });

  it("small and large numbers alike: the distance is less than a step, and at most half of one (property)", () => {
    const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(
        whole,
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        fc.integer({ min: -3, max: 18 }),
        (top, bottom, digits) => {
          const value = fraction(top, bottom);
          const step =
            digits >= 0 ? fraction(1n, 10n ** BigInt(digits)) : fraction(10n ** BigInt(-digits), 1n);
          const { numerator: n, denominator: d } = toLarge(value);
          for (const mode of modes) {
            const rounded = toLarge(round(value, digits, mode));
            // |rounded − value| in steps, as a fraction of big integers.
            const { numerator: s, denominator: t } = toLarge(step);
            const difference = rounded.numerator * d - n * rounded.denominator;
            const [distance, unit] = [
              (difference < 0n ? -difference : difference) * t,
              rounded.denominator * d * s,
            ];
            expect(mode === "half-away" ? 2n * distance <= unit : distance < unit).toBe(true);
            expect((rounded.numerator * t) % (rounded.denominator * s)).toBe(0n);
            const isFurther = difference !== 0n && difference > 0n === n > 0n;
            if (mode === "toward") expect(isFurther).toBe(false);
            if (mode === "away" && difference !== 0n) expect(isFurther).toBe(true);
            if (2n * distance === unit && mode === "half-away") expect(isFurther).toBe(true);
          }
        },
      ),
    );
  });

  it.each<[value: string, exponent: number, three: string]>([
    ["1", 0, "1"],
    ["9.999", 0, "10"],
    ["10", 1, "10"],
    ["0.1", -1, "1/10"],
    ["0.09995", -2, "1/10"],
    ["-123456", 5, "-123000"],
    ["1e-7", -7, "1/10000000"],
  ])("%s is about 10 to the %i", (value, exponent, three) => {
    expect([decimalExponent(exact(value)), text(roundSignificant(exact(value), 3))]).toEqual([
      exponent,
      three,
    ]);
  });
});

describe("a number as it is written", () => {
  it.each<[written: string, value: string | null]>([
    ["0", "0"],
    ["00", "0"],
    ["10", "10"],
    ["0.50", "1/2"],
    ["5.", "5"],
    [".5", "1/2"],
    [".", null],
    ["", null],
    ["-", null],
    ["-1", "-1"],
    ["1.2.3", null],
    ["1e3", "1000"],
    ["1E-2", "1/100"],
    ["1.5e+1", "15"],
    ["e5", null],
    ["1/2", null],
    ["1:", null],
    ["123456789012345", "123456789012345"],
    ["12345678901234567890.5", "24691357802469135781/2"],
    ["０", null],
  ])("%j", (written, value) => expect(text(parseLiteral(written))).toBe(value));

  it.each<[written: string, value: string | null]>([
    ["-3", "-3"],
    ["6/4", "3/2"],
    ["-6/4", "-3/2"],
    ["1/0", null],
    ["1/-2", null],
    ["1.5", null],
    ["", null],
  ])("kept as %j", (written, value) => expect(text(readExact(written))).toBe(value));

  it.each<[value: number, written: string, decimals: number]>([
    [0, "0", 0],
    [-0, "0", 0],
    [1e21, "1000000000000000000000", 0],
    [-1.5e21, "-1500000000000000000000", 0],
    [1e-7, "0.0000001", 7],
    [-1.25e-7, "-0.000000125", 9],
    [0.1, "0.1", 1],
    [92.675, "92.675", 3],
  ])("%d joins a text as %s", (value, written, decimals) => {
    expect([plainDecimal(value), decimalsOf(value)]).toEqual([written, decimals]);
  });

  it("is none where it is not finite or no number", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "x", ""])
      expect(() => exact(value)).toThrow(new RangeError(`not a decimal number: ${value}`));
  });

  it("sums without noise, is clipped to its bounds, and is a multiple or not", () => {
    expect([sumExactly(Array(10).fill(0.1)), sumExactly([]), sumExactly([0.1, 0.2])]).toEqual([1, 0, 0.3]);
    const [low, high] = [exact(1), exact(2)];
    expect(["0.9", "1", "1.5", "2", "2.1"].map((each) => text(clip(exact(each), low, high)))).toEqual([
      ...["1", "1", "3/2", "2", "2"],
    ]);
    expect([
      isMultipleOf(1.15, 0.01),
      isMultipleOf(1.155, 0.01),
      isMultipleOf(0, 3),
      isMultipleOf(-6, 3),
      isMultipleOf(1, 0),
    ]).toEqual([...[true, false, true, true, false]]);
  });

  it("has as many bits as it has, and a sign", () => {
    const lengths = [0n, 1n, 2n, 3n, 4n, 7n, 8n, 15n, 16n, -16n, 255n, 256n, 1n << 64n].map(bitLength);
    expect(lengths).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 8, 9, 65]);
    expect(bitsOf({ numerator: 3n, denominator: 8n })).toBe(4);
    expect([gcd(12, 18), gcd(18, 12), gcd(7, 0), gcd(0, 7), gcd(1, 1)]).toEqual([6, 6, 7, 7, 1]);
    const huge = fraction(10n ** 30n, 7n);
    expect([exact(0), exact(-2), exact(3), huge, fraction(-(10n ** 30n), 7n)].map(signOf)).toEqual([
      0, -1, 1, 1, -1,
    ]);
    expect(
      [fraction(10n ** 30n, 1n), huge, exact("0.5"), exact(4), fraction(6n, -3n)].map(isInteger),
    ).toEqual([...[true, false, false, true, true]]);
    expect(text(fraction(6n, -4n))).toBe("-3/2");
    expect([
      compare(huge, exact(1)) > 0,
      compare(exact(1), huge) < 0,
      compare(huge, fraction(10n ** 30n, 7n)),
    ]).toEqual([true, true, 0]);
  });
});

describe("days", () => {
  const day = fc.integer({ min: -400_000, max: 2_000_000 });
  const textOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

  it.each<[text: string, is: boolean]>([
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-04-31", false],
    ["2026-12-31", true],
    ["2026-13-01", false],
    ["2026-00-01", false],
    ["2026-01-00", false],
    ["26-01-01", false],
    ["2026-1-1", false],
    ["2026-01-01T00:00:00Z", false],
    ["", false],
  ])("%j is one: %s", (written, is) => expect(isDateText(written)).toBe(is));

  it("are numbered from 1970 on, before it below 0", () => {
    expect(["1970-01-01", "1970-01-02", "1969-12-31", "2026-07-01"].map(dayNumber)).toEqual([
      0, 1, -1, 20635,
    ]);
  });

  it("weekdays are counted one by one, both ends among them (property)", () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.integer({ min: -3, max: 45 })),
        (from, length, off) => {
          const free = new Set(off.map((each) => from + each));
          let expected = 0;
          for (let at = from; at <= from + length; at += 1) {
            const weekday = new Date(at * 86_400_000).getUTCDay();
            if (weekday !== 0 && weekday !== 6 && !free.has(at)) expected += 1;
          }
          expect(weekdaysWithin(from, from + length, free)).toBe(expected);
          expect(weekdaysWithin(from + length, from, free)).toBe(length === 0 ? expected : -expected + 0);
        },
      ),
    );
  });

  it("a month has passed where its day is reached again", () => {
    const table: readonly (readonly [from: string, to: string, months: number])[] = [
      ["2026-01-15", "2026-02-14", 0],
      ["2026-01-15", "2026-02-15", 1],
      ["2026-01-15", "2026-02-16", 1],
      ["2025-12-31", "2026-01-30", 0],
      ["2025-12-31", "2026-01-31", 1],
      ["2026-01-31", "2026-02-28", 0],
      ["2024-02-29", "2025-02-28", 11],
      ["2024-02-29", "2025-03-01", 12],
      ["2026-03-03", "2026-03-03", 0],
      ["2026-02-15", "2026-01-15", -1],
      ["2026-02-14", "2026-01-15", 0],
    ];
    for (const [from, to, months] of table) expect(monthsPassed(from, to), `${from} ${to}`).toBe(months);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(monthsPassed(textOf(a), textOf(b)) + monthsPassed(textOf(b), textOf(a))).toBe(0);
      }),
    );
  });
});
