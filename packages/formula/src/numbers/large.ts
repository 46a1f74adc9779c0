import { spend } from "./effort.ts";

/** A rational number of any size, in lowest terms; the denominator is positive. */
export interface Large {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator / denominator in lowest terms. The denominator must not be 0. */
export function reduceLarge(numerator: bigint, denominator: bigint): Large {
  const divisor = gcdLarge(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** Knuth, The Art of Computer Programming 4.5.1: small greatest common divisors instead of one large. */
export function addLarge(a: Large, b: Large): Large {
  const common = gcdLarge(a.denominator, b.denominator);
  const sum = a.numerator * (b.denominator / common) + b.numerator * (a.denominator / common);
  const rest = gcdLarge(sum, common);
  return {
    numerator: sum / rest,
    denominator: (a.denominator / common) * (b.denominator / rest),
  };
}

export function multiplyLarge(a: Large, b: Large): Large {
  const left = gcdLarge(a.numerator, b.denominator);
  const right = gcdLarge(b.numerator, a.denominator);
  return {
    numerator: (a.numerator / left) * (b.numerator / right),
    denominator: (a.denominator / right) * (b.denominator / left),
  };
}

/** a / b. The divisor must not be 0. */
export function divideLarge(a: Large, b: Large): Large {
  const sign = b.numerator < 0n ? -1n : 1n;
  return multiplyLarge(a, { numerator: sign * b.denominator, denominator: sign * b.numerator });
}

/** Bits of the longer of numerator and denominator: the cost of going on with this number. */
export function bitsOf(a: Large): number {
  return Math.max(bitLength(a.numerator), bitLength(a.denominator));
}

/** Bits of |value|. */
export function bitLength(value: bigint): number {
  const text = (value < 0n ? -value : value).toString(16);
  return (text.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(text.charAt(0), 16)));
}

/** Euclid's greatest common divisor of integers that are not negative. Ends with anything else too. */
export function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

function gcdLarge(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) {
    if (y >= long) spend(effortOf(y));
    [x, y] = [y, x % y];
  }
  return x;
}

/** From here on a division costs noticeably more than the loop around it. */
const long = 1n << 512n;

/** Effort of a division of numbers below each bound, as measured: it grows with the length. */
const efforts = [
  { below: 1n << 4_096n, units: 3 },
  { below: 1n << 16_384n, units: 10 },
  { below: 1n << 65_536n, units: 40 },
  { below: 1n << 131_072n, units: 100 },
  { below: 1n << 262_144n, units: 250 },
];

function effortOf(value: bigint): number {
  for (const { below, units } of efforts) if (value < below) return units;
  return 700;
}
