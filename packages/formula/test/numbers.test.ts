import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../src/index.ts";
import { fromDouble, plainDecimal } from "../src/numbers/decimal.ts";
import { toDouble } from "../src/numbers/double.ts";
import { compare, fraction, toLarge } from "../src/numbers/rational.ts";
import { fractionalPower, squareRoot } from "../src/numbers/roots.ts";
import { roundSignificant } from "../src/numbers/rounding.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("doubles at the edge", () => {
  test("a double is the decimal that it prints as, and comes back the same", () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(toDouble(fromDouble(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("what leaves is the nearest double: no neighbour is nearer", () => {
    const big = fc.bigInt({ min: 1n, max: 10n ** 60n });
    fc.assert(
      fc.property(big, big, (numerator, denominator) => {
        const exact = fraction(numerator, denominator);
        const nearest = toDouble(exact);
        const distance = (value: number) => {
          const [top, bottom] = binary(value);
          const { numerator, denominator } = toLarge(exact);
          const difference = numerator * bottom - top * denominator;
          return fraction(difference < 0n ? -difference : difference, bottom * denominator);
        };
        for (const neighbour of [nextDouble(nearest, 1n), nextDouble(nearest, -1n)]) {
          expect(compare(distance(nearest), distance(neighbour))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test("among the subnormals too", () => {
    expect(toDouble(fraction(5n, 10n ** 324n))).toBe(5e-324);
    expect(toDouble(fraction(1n, 10n ** 324n))).toBe(0);
    expect(toDouble(fraction(-15n, 10n ** 324n))).toBe(-1.5e-323);
  });

  test("the shortest decimal has no exponent", () => {
    fc.assert(
      fc.property(finite, (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe("what has no exact value has 34 significant digits", () => {
  test("square roots", () => {
    const shown = squareRoot(fraction(2n, 1n));
    expect(shown).toEqual(fraction(1414213562373095048801688724209698n, 10n ** 33n));
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (root) => {
        expect(squareRoot(fraction(root * root, 10_000n))).toEqual(fraction(root, 100n));
      }),
    );
  });

  test("fractional powers, against Math.pow and exact roots", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: -40, max: 40 }),
        (base, quarters) => {
          fc.pre(quarters % 4 !== 0);
          const result = toDouble(
            fractionalPower(fraction(BigInt(base), 100n), fraction(BigInt(quarters), 4n)),
          );
          const expected = (base / 100) ** (quarters / 4);
          expect(Math.abs(result / expected - 1)).toBeLessThan(1e-12);
        },
      ),
    );
    expect(fractionalPower(fraction(81n, 16n), fraction(3n, 4n))).toEqual(fraction(27n, 8n));
  });

  test("rounding to significant digits", () => {
    expect(roundSignificant(fraction(123456n, 1n), 3)).toEqual(fraction(123000n, 1n));
    expect(roundSignificant(fraction(-999999n, 1000n), 3)).toEqual(fraction(-1000n, 1n));
    expect(roundSignificant(fraction(1n, 3n), 2)).toEqual(fraction(33n, 100n));
  });
});

/** An expression with its value, computed by the test in plain fractions that are never reduced. */
interface Sum {
  readonly source: string;
  readonly top: bigint;
  readonly bottom: bigint;
}

const leaf: fc.Arbitrary<Sum> = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => {
    const text = String(Math.abs(digits)).padStart(scale + 1, "0");
    const written = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
    return {
      source: digits < 0 ? `(-${written})` : written,
      top: BigInt(digits),
      bottom: 10n ** BigInt(scale),
    };
  });
const sums = fc.letrec<{ node: Sum }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.tuple(tie("node"), fc.constantFrom("+", "-", "*", "/"), tie("node")).map(([a, operator, b]): Sum => {
      const source = `(${a.source} ${operator} ${b.source})`;
      if (operator === "*") return { source, top: a.top * b.top, bottom: a.bottom * b.bottom };
      if (operator === "/") {
        if (b.top === 0n) return a;
        return { source, top: a.top * b.bottom, bottom: a.bottom * b.top };
      }
      const other = operator === "+" ? b.top : -b.top;
      return { source, top: a.top * b.bottom + other * a.bottom, bottom: a.bottom * b.bottom };
    }),
  ),
}));

test("arithmetic is exact: rounding and comparing come out as computed in whole numbers", () => {
  fc.assert(
    fc.property(sums.node, fc.integer({ min: 0, max: 4 }), ({ source, top, bottom }, digits) => {
      const sign = bottom < 0n ? -1n : 1n;
      const [numerator, denominator] = [sign * top, sign * bottom];
      const scale = 10n ** BigInt(digits);
      const magnitude = numerator < 0n ? -numerator : numerator;
      const rounded = (2n * magnitude * scale + denominator) / (2n * denominator);
      const expected = `${numerator < 0n ? -rounded : rounded}`;
      const scope = { schema: {} };
      expect(
        compile(`ROUND(${source}, ${digits}) * ${scale} = ${expected.replace("-", "0 - ")}`, scope).evaluate(
          {},
        ),
      ).toEqual({ value: true });
      expect(
        compile(`${source} * ${denominator} = ${String(numerator).replace("-", "0 - ")}`, scope).evaluate({}),
      ).toEqual({ value: true });
    }),
    { numRuns: 1000 },
  );
});

/** A double as an exact fraction with a power of two below. */
function binary(value: number): [bigint, bigint] {
  let [top, bottom] = [value, 1n];
  while (!Number.isInteger(top)) {
    top *= 2;
    bottom *= 2n;
  }
  return [BigInt(top), bottom];
}

function nextDouble(value: number, step: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + step);
  return view.getFloat64(0);
}
