/** An exact rational number in lowest terms; the denominator is positive. */
export class Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;

  /** Trusts its caller: use `fraction` for what may not be in lowest terms. */
  constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }
}

export const zero = new Rational(0n, 1n);
export const one = new Rational(1n, 1n);

/** The integer as a rational. */
export function integer(value: bigint | number): Rational {
  return make(BigInt(value), 1n);
}

/** numerator / denominator in lowest terms. The denominator must not be 0. */
export function fraction(numerator: bigint, denominator: bigint): Rational {
  const divisor = gcd(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return make((sign * numerator) / divisor, (sign * denominator) / divisor);
}

export function negate(a: Rational): Rational {
  return make(-a.numerator, a.denominator);
}

export function absolute(a: Rational): Rational {
  return a.numerator < 0n ? negate(a) : a;
}

/** Knuth, The Art of Computer Programming 4.5.1: small greatest common divisors instead of one large. */
export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) return make(a.numerator + b.numerator, 1n);
  const common = gcd(a.denominator, b.denominator);
  if (common === 1n) {
    return make(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
  }
  const sum = a.numerator * (b.denominator / common) + b.numerator * (a.denominator / common);
  const rest = gcd(sum, common);
  return make(sum / rest, (a.denominator / common) * (b.denominator / rest));
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) return make(a.numerator * b.numerator, 1n);
  const left = gcd(a.numerator, b.denominator);
  const right = gcd(b.numerator, a.denominator);
  return make((a.numerator / left) * (b.numerator / right), (a.denominator / right) * (b.denominator / left));
}

/** a / b. The divisor must not be 0. */
export function divide(a: Rational, b: Rational): Rational {
  const inverse = b.numerator < 0n ? make(-b.denominator, -b.numerator) : make(b.denominator, b.numerator);
  return multiply(a, inverse);
}

/** a to an integer power; `a` must not be 0 where the exponent is negative. */
export function integerPower(a: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  const top = a.numerator ** size;
  const bottom = a.denominator ** size;
  if (exponent >= 0) return make(top, bottom);
  return top < 0n ? make(-bottom, -top) : make(bottom, top);
}

/** Negative, 0 or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** The largest integer that is not above a. */
export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}

/** Bits of the larger of numerator and denominator: the cost of going on with this number. */
export function bits(a: Rational): number {
  return Math.max(bitLength(a.numerator), bitLength(a.denominator));
}

/** Bits of |value|, cheap for the small numbers that nearly all are. */
export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 0x1_0000_0000n) return 32 - Math.clz32(Number(magnitude));
  const text = magnitude.toString(16);
  return (text.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(text.charAt(0), 16)));
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function make(numerator: bigint, denominator: bigint): Rational {
  return new Rational(numerator, denominator);
}
