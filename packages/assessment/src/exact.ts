/**
 * Exact fractions for the decisions that hang on a decimal (G5, G11): a number means the decimal that it
 * prints as, so 40 % of 5 is 2 and 92.675 rounds to 92.68.
 */
export interface Fraction {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };

/**
 * The fraction that a decimal means, such as 92.675, "92.675" or 1e-7. Throws RangeError where it is no
 * finite decimal: a caller has validated its documents before.
 */
export function fraction(value: number | string): Fraction {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(String(value).trim());
  const [, sign = "", whole = "", part = "", exponent = "0"] = match ?? [];
  if (!match || whole + part === "") throw new RangeError(`not a decimal number: ${value}`);
  const scale = part.length - Number(exponent);
  const digits = BigInt(`${whole}${part}`) * (sign === "-" ? -1n : 1n);
  return scale >= 0 ? ratio(digits, 10n ** BigInt(scale)) : ratio(digits * 10n ** BigInt(-scale), 1n);
}

export function add(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b; throws RangeError where b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.numerator === 0n) throw new RangeError("division by zero");
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, zero);
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The value within [low, high]. */
export function clip(value: Fraction, low: Fraction, high: Fraction): Fraction {
  if (compare(value, low) < 0) return low;
  return compare(value, high) > 0 ? high : value;
}

/** The greatest integer not above the value. */
export function floor(value: Fraction): bigint {
  const quotient = value.numerator / value.denominator;
  return value.numerator % value.denominator < 0n ? quotient - 1n : quotient;
}

/** Rounded to so many decimals, half away from zero (四舍五入). */
export function roundHalfUp(value: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  const negative = value.numerator < 0n;
  const scaled = (negative ? -value.numerator : value.numerator) * scale;
  const rounded = (2n * scaled + value.denominator) / (2n * value.denominator);
  return ratio(negative ? -rounded : rounded, scale);
}

/** The double nearest to the value (to 40 decimals for one that never ends). */
export function toNumber(value: Fraction): number {
  const rounded = roundHalfUp(value, 40);
  const negative = rounded.numerator < 0n;
  const digits = ((negative ? -rounded.numerator : rounded.numerator) * 10n ** 40n) / rounded.denominator;
  const text = digits.toString().padStart(41, "0");
  const number = Number(`${text.slice(0, -40)}.${text.slice(-40)}`);
  return negative && number !== 0 ? -number : number;
}

function ratio(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
