import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDouble, readExact, writeExact } from "../src/numbers/decimal.ts";
import { toDouble } from "../src/numbers/double.ts";
import {
  absolute,
  add,
  compare,
  divide,
  floored,
  fraction,
  integer,
  integerPower,
  isInteger,
  isZero,
  multiply,
  negate,
  Rational,
  signOf,
  subtract,
  toLarge,
} from "../src/numbers/rational.ts";
import { round } from "../src/numbers/rounding.ts";

/** The reference: a fraction of big integers that is never reduced, and the schoolbook's rules. */
class Plain {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom: bigint) {
    const sign = bottom < 0n ? -1n : 1n;
    this.top = sign * top;
    this.bottom = sign * bottom;
  }

  plus({ top, bottom }: Plain): Plain {
    return new Plain(this.top * bottom + top * this.bottom, this.bottom * bottom);
  }

  times({ top, bottom }: Plain): Plain {
    return new Plain(this.top * top, this.bottom * bottom);
  }

  over({ top, bottom }: Plain): Plain {
    return new Plain(this.top * bottom, this.bottom * top);
  }

  versus(other: Plain): number {
    const difference = this.top * other.bottom - other.top * this.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  floor(): bigint {
    const rest = ((this.top % this.bottom) + this.bottom) % this.bottom;
    return (this.top - rest) / this.bottom;
  }

  /** To whole multiples of 10^-digits, by comparing with the two that are next to it. */
  rounded(digits: number, mode: "half-away" | "away" | "toward"): Plain {
    const step = digits < 0 ? new Plain(10n ** BigInt(-digits), 1n) : new Plain(1n, 10n ** BigInt(digits));
    const size = new Plain(this.top < 0n ? -this.top : this.top, this.bottom);
    const below = size.over(step).floor();
    const rest = size.over(step).plus(new Plain(-below, 1n));
    const threshold = mode === "half-away" ? rest.versus(new Plain(1n, 2n)) >= 0 : rest.top > 0n;
    const away = mode !== "toward" && threshold;
    const steps = new Plain((this.top < 0n ? -1n : 1n) * (away ? below + 1n : below), 1n);
    return steps.times(step);
  }

  /** By JavaScript's own reading of decimals, which rounds once: 800 digits and whether there are more. */
  double(): number {
    const size = this.top < 0n ? -this.top : this.top;
    const scale = 800 + Math.max(0, String(this.bottom).length - String(size).length);
    const digits = (size * 10n ** BigInt(scale)) / this.bottom;
    const more = (size * 10n ** BigInt(scale)) % this.bottom === 0n ? "" : "1";
    const value = Number(`${digits}.${more || "0"}e-${scale}`);
    return this.top < 0n && value !== 0 ? -value : value;
  }
}

const edge = 2 ** 53;
const size = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 1, max: 12 }).map((below) => edge - below),
  fc.integer({ min: 0, max: 53 }).map((power) => Math.min(2 ** power, edge - 1)),
  fc.integer({ min: 0, max: 15 }).map((power) => 10 ** power),
  fc
    .tuple(fc.integer({ min: 0, max: 52 }), fc.integer({ min: -3, max: 3 }))
    .map(([power, by]) => Math.abs(2 ** power + by)),
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 94_906_266 }),
);
const large = fc.bigInt({ min: 1n, max: 1n << 130n });

/** The same number in both forms: small and unreduced, as arithmetic leaves them, or large. */
const pair = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(size, size).map(([top, bottom]) => ({ top, bottom: Math.max(1, bottom) })),
    },
    { weight: 1, arbitrary: fc.record({ top: large, bottom: large }) },
    { weight: 1, arbitrary: fc.record({ top: size, bottom: large }) },
  )
  .chain(({ top, bottom }) => fc.boolean().map((negative) => made(top, bottom, negative)));

function made(top: number | bigint, bottom: number | bigint, negative: boolean) {
  const signed = (negative ? -1n : 1n) * BigInt(top);
  const plain = new Plain(signed, BigInt(bottom));
  if (typeof top === "bigint" || typeof bottom === "bigint")
    return { exact: fraction(signed, BigInt(bottom)), plain };
  return { exact: new Rational(Number(signed), bottom, null), plain };
}

/** Also that what is small is safe, and that there is one zero. */
function expectSame(exact: Rational, plain: Plain): void {
  if (exact.large === null) {
    expect(Number.isSafeInteger(exact.top) && Number.isSafeInteger(exact.bottom) && exact.bottom > 0).toBe(
      true,
    );
    expect(Object.is(exact.top, -0)).toBe(false);
  }
  const { numerator, denominator } = toLarge(exact);
  expect(numerator * plain.bottom).toBe(plain.top * denominator);
}

const runs = { numRuns: 3_000 };

describe("two safe integers or big ones: always the same number", () => {
  test("sums, differences, products, quotients", () => {
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const minus = new Plain(-b.plain.top, b.plain.bottom);
        expectSame(add(a.exact, b.exact), a.plain.plus(b.plain));
        expectSame(subtract(a.exact, b.exact), a.plain.plus(minus));
        expectSame(multiply(a.exact, b.exact), a.plain.times(b.plain));
        if (b.plain.top !== 0n) expectSame(divide(a.exact, b.exact), a.plain.over(b.plain));
      }),
      runs,
    );
  });

  test("chains of operations, which come and go between the forms", () => {
    const step = fc.tuple(fc.constantFrom("+", "-", "*", "/"), pair);
    fc.assert(
      fc.property(pair, fc.array(step, { maxLength: 8 }), (start, steps) => {
        let { exact, plain } = start;
        for (const [operator, other] of steps) {
          const minus = new Plain(-other.plain.top, other.plain.bottom);
          if (operator === "/" && other.plain.top === 0n) continue;
          const operations = { "+": add, "-": subtract, "*": multiply, "/": divide } as const;
          exact = operations[operator](exact, other.exact);
          plain = {
            "+": plain.plus(other.plain),
            "-": plain.plus(minus),
            "*": plain.times(other.plain),
            "/": plain.over(other.plain),
          }[operator];
        }
        expectSame(exact, plain);
      }),
      { numRuns: 1_000 },
    );
  });

  test("order, sign, size and integers", () => {
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        expect(Math.sign(compare(a.exact, b.exact))).toBe(a.plain.versus(b.plain));
        expect(compare(a.exact, multiply(a.exact, integer(1)))).toBe(0);
        expect(signOf(a.exact)).toBe(a.plain.versus(new Plain(0n, 1n)));
        expect(isZero(a.exact)).toBe(a.plain.top === 0n);
        expect(isInteger(a.exact)).toBe(a.plain.top % a.plain.bottom === 0n);
        expectSame(floored(a.exact), new Plain(a.plain.floor(), 1n));
        expectSame(negate(a.exact), new Plain(-a.plain.top, a.plain.bottom));
        expectSame(
          absolute(a.exact),
          new Plain(a.plain.top < 0n ? -a.plain.top : a.plain.top, a.plain.bottom),
        );
      }),
      runs,
    );
  });

  test("rounding, on ties and beside them", () => {
    const beside = fc.integer({ min: -1, max: 1 });
    fc.assert(
      fc.property(pair, fc.integer({ min: -3, max: 17 }), beside, ({ exact, plain }, digits, by) => {
        const scale = new Plain(10n ** BigInt(Math.abs(digits)), 1n);
        const step = digits < 0 ? scale : new Plain(1n, scale.top);
        const tie = new Plain(2n * plain.over(step).floor() + 1n, 2n)
          .times(step)
          .plus(new Plain(BigInt(by), 10n ** 20n));
        for (const mode of ["half-away", "away", "toward"] as const) {
          expectSame(round(exact, digits, mode), plain.rounded(digits, mode));
          expectSame(round(fraction(tie.top, tie.bottom), digits, mode), tie.rounded(digits, mode));
        }
      }),
      runs,
    );
  });

  test("powers", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: -6, max: 6 }), ({ exact, plain }, exponent) => {
        fc.pre(plain.top !== 0n || exponent >= 0);
        let expected = new Plain(1n, 1n);
        for (let count = 0; count < Math.abs(exponent); count += 1) expected = expected.times(plain);
        expectSame(integerPower(exact, exponent), exponent < 0 ? new Plain(1n, 1n).over(expected) : expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("doubles and texts", () => {
  test("the nearest double", () => {
    fc.assert(
      fc.property(pair, ({ exact, plain }) => {
        expect(toDouble(exact)).toBe(plain.double());
      }),
      runs,
    );
  });

  test("halfway between two doubles, and just beside, above and below the normal ones", () => {
    const double = fc.oneof(
      fc.double({ min: 1e-10, max: 2 ** 60, noNaN: true }),
      fc.double({ min: 0, max: 1e-307, noNaN: true }),
    );
    fc.assert(
      fc.property(double, fc.integer({ min: -1, max: 1 }), (value, by) => {
        const plain = halfway(value).plus(new Plain(BigInt(by), 10n ** 400n));
        expect(toDouble(fraction(plain.top, plain.bottom))).toBe(plain.double());
      }),
      { numRuns: 1_000 },
    );
  });

  test("a double is the decimal that it prints as", () => {
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.tuple(fc.maxSafeNat(), fc.integer({ min: 0, max: 25 })).map(([top, scale]) => top / 10 ** scale),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 12 })).map(([top, scale]) => top / 10 ** scale),
      size,
    );
    fc.assert(
      fc.property(written, (value) => {
        const [digits = "", exponent = ""] = value.toExponential().split("e");
        const [whole = "", decimals = ""] = digits.split(".");
        const power = Number(exponent) - decimals.length;
        const top = BigInt(whole + decimals);
        const plain =
          power < 0 ? new Plain(top, 10n ** BigInt(-power)) : new Plain(top * 10n ** BigInt(power), 1n);
        expectSame(fromDouble(value), plain);
      }),
      runs,
    );
  });

  test("an exact number as text comes back", () => {
    fc.assert(
      fc.property(pair, ({ exact, plain }) => {
        const back = readExact(writeExact(exact));
        expect(back).not.toBeNull();
        if (back !== null) expectSame(back, plain);
      }),
    );
  });
});

/** The middle of a double that is not negative and the next one above it. */
function halfway(value: number): Plain {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const mantissa = (bits & ((1n << 52n) - 1n)) + (exponent === 0 ? 0n : 1n << 52n);
  const power = Math.max(exponent, 1) - 1075 - 1;
  const top = 2n * mantissa + 1n;
  return power < 0 ? new Plain(top, 1n << BigInt(-power)) : new Plain(top << BigInt(power), 1n);
}
