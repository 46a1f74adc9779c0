import { fromDouble, plainDecimal } from "./decimal.ts";
import { toDouble } from "./double.ts";
import { parseLiteral } from "./literal.ts";
import { add, compare, type Rational, zero } from "./rational.ts";

/**
 * The exact value of a number, which means the decimal that it prints as, or of a decimal as text: 92.675, "92.675",
 * "1e-7". Throws RangeError where it is none: a caller has validated its documents before.
 */
export function exact(value: number | string): Rational {
  const read = typeof value === "string" ? parseLiteral(value) : Number.isFinite(value) && fromDouble(value);
  if (read === null || read === false) throw new RangeError(`not a decimal number: ${value}`);
  return read;
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, zero);
}

/** The value within [low, high]. */
export function clip(value: Rational, low: Rational, high: Rational): Rational {
  if (compare(value, low) < 0) return low;
  return compare(value, high) > 0 ? high : value;
}

/** The sum without the noise of binary fractions: ten times 0.1 is 1. */
export function sumExactly(values: readonly number[]): number {
  return toDouble(sum(values.map(exact)));
}

/** How many decimals a finite number is written with. */
export function decimalsOf(value: number): number {
  return plainDecimal(value).split(".")[1]?.length ?? 0;
}
