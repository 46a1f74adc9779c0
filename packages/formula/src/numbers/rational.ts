import { addLarge, divideLarge, gcd, type Large, multiplyLarge, reduceLarge } from "./large.ts";

/**
 * An exact rational number. Nearly all numbers of a form fit into two safe integers, top and bottom, which may have
 * common factors: a sum of decimals then needs no greatest common divisor. What does not fit is `large`.
 */
export class Rational {
  readonly top: number;
  /** Positive. */
  readonly bottom: number;
  readonly large: Large | null;

  /** Trusts its caller: `top` and `bottom` are safe integers, `bottom` positive, or all is in `large`. */
  constructor(top: number, bottom: number, large: Large | null) {
    this.top = top;
    this.bottom = bottom;
    this.large = large;
  }
}

const safe = Number.MAX_SAFE_INTEGER;

export const zero = new Rational(0, 1, null);
export const one = new Rational(1, 1, null);

/** The integer as a rational; a number must be a safe integer. */
export function integer(value: bigint | number): Rational {
  if (typeof value === "number") return new Rational(value, 1, null);
  return fromLarge({ numerator: value, denominator: 1n });
}

/** numerator / denominator. The denominator must not be 0. */
export function fraction(numerator: bigint, denominator: bigint): Rational {
  return fromLarge(reduceLarge(numerator, denominator));
}

/** top / bottom of safe integers; the bottom must not be 0. */
export function ratio(top: number, bottom: number): Rational {
  return bottom > 0 ? new Rational(top, bottom, null) : new Rational(-top, -bottom, null);
}

export function isZero(a: Rational): boolean {
  return a.large === null && a.top === 0;
}

/** -1, 0 or 1. */
export function signOf(a: Rational): number {
  if (a.large === null) return a.top > 0 ? 1 : a.top < 0 ? -1 : 0;
  return a.large.numerator > 0n ? 1 : -1;
}

export function isInteger(a: Rational): boolean {
  if (a.large === null) return Number.isInteger(a.top / a.bottom);
  return a.large.denominator === 1n;
}

export function negate(a: Rational): Rational {
  if (a.large === null) return new Rational(a.top === 0 ? 0 : -a.top, a.bottom, null);
  return new Rational(0, 1, { numerator: -a.large.numerator, denominator: a.large.denominator });
}

export function absolute(a: Rational): Rational {
  return signOf(a) < 0 ? negate(a) : a;
}

/**
 * The quotient of two safe integers is never rounded to an integer that it is not: its distance to one would be at
 * least 1/b, more than half a unit in its last place. So a floor or a test for an integer of it can be trusted.
 */
export function add(a: Rational, b: Rational): Rational {
  if (a.large !== null || b.large !== null) return fromLarge(addLarge(toLarge(a), toLarge(b)));
  let { bottom } = a;
  let left = a.top;
  let right = b.top;
  if (bottom !== b.bottom) {
    const up = b.bottom / bottom;
    const down = bottom / b.bottom;
    if (Number.isInteger(up)) {
      left *= up;
      bottom = b.bottom;
    } else if (Number.isInteger(down)) {
      right *= down;
    } else {
      left *= b.bottom;
      right *= bottom;
      bottom *= b.bottom;
    }
  }
  const top = left + right;
  if (fits(left) && fits(right) && fits(top) && bottom <= safe) return new Rational(top, bottom, null);
  return fromLarge(addLarge(toLarge(a), toLarge(b)));
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  if (a.large === null && b.large === null) {
    const top = a.top * b.top;
    const bottom = a.bottom * b.bottom;
    // `+ 0` makes of -0 the only zero there is.
    if (fits(top) && bottom <= safe) return new Rational(top + 0, bottom, null);
  }
  return fromLarge(multiplyLarge(toLarge(a), toLarge(b)));
}

/** a / b. The divisor must not be 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (a.large === null && b.large === null) {
    const top = a.top * b.bottom;
    const bottom = a.bottom * b.top;
    if (fits(top) && fits(bottom))
      return bottom > 0 ? new Rational(top, bottom, null) : new Rational(-top + 0, -bottom, null);
  }
  return fromLarge(divideLarge(toLarge(a), toLarge(b)));
}

/** a to an integer power; `a` must not be 0 where the exponent is negative. */
export function integerPower(a: Rational, exponent: number): Rational {
  const { numerator, denominator } = toLarge(a);
  const size = BigInt(Math.abs(exponent));
  const top = numerator ** size;
  const bottom = denominator ** size;
  if (exponent >= 0) return fromLarge({ numerator: top, denominator: bottom });
  const sign = top < 0n ? -1n : 1n;
  return fromLarge({ numerator: sign * bottom, denominator: sign * top });
}

/** Negative, 0 or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  if (a.large === null && b.large === null) {
    if (a.bottom === b.bottom) return a.top - b.top;
    const left = a.top * b.bottom;
    const right = b.top * a.bottom;
    if (fits(left) && fits(right)) return left - right;
  }
  const [x, y] = [toLarge(a), toLarge(b)];
  const left = x.numerator * y.denominator;
  const right = y.numerator * x.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return compare(a, b) === 0;
}

/** The largest integer that is not above a. */
export function floored(a: Rational): Rational {
  if (a.large === null) return integer(Math.floor(a.top / a.bottom));
  const { numerator, denominator } = a.large;
  const quotient = numerator / denominator;
  return integer(numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient);
}

/** In lowest terms, for all that needs more than small numbers can hold. */
export function toLarge(a: Rational): Large {
  if (a.large !== null) return a.large;
  if (a.bottom === 1) return { numerator: BigInt(a.top), denominator: 1n };
  const divisor = gcd(Math.abs(a.top), a.bottom);
  return { numerator: BigInt(a.top / divisor), denominator: BigInt(a.bottom / divisor) };
}

/** A number in lowest terms, small again where it fits: so that one that is `large` is never 0. */
function fromLarge(value: Large): Rational {
  const top = Number(value.numerator);
  const bottom = Number(value.denominator);
  return fits(top) && bottom <= safe ? new Rational(top, bottom, null) : new Rational(0, 1, value);
}

/** Whether the double that a sum or product of safe integers came to is exactly that sum or product. */
function fits(value: number): boolean {
  return value <= safe && value >= -safe;
}
