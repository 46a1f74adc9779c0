import { Decimal128 } from "bson";

/** A decimal number as integer coefficient × 10^exponent, or one of the three special values. The sign of a zero is not kept. */
export type Decimal =
  | { readonly special: null; readonly coefficient: bigint; readonly exponent: number }
  | { readonly special: "NaN" | "Infinity" | "-Infinity"; readonly coefficient: 0n; readonly exponent: 0 };

/** Significant digits of Decimal128. */
export const digits = 34;
const minExponent = -6176;
const maxExponent = 6111;

const notANumber: Decimal = { special: "NaN", coefficient: 0n, exponent: 0 };
const infinity: Decimal = { special: "Infinity", coefficient: 0n, exponent: 0 };
const negativeInfinity: Decimal = { special: "-Infinity", coefficient: 0n, exponent: 0 };

/** coefficient × 10^exponent, exactly. */
export function finite(coefficient: bigint, exponent: number): Decimal {
  return { special: null, coefficient, exponent };
}

/** Reads the binary integer decimal encoding (IEEE 754-2008) of a Decimal128. */
export function fromDecimal128(value: Decimal128): Decimal {
  const view = new DataView(value.bytes.buffer, value.bytes.byteOffset, 16);
  const high = view.getBigUint64(8, true);
  const low = view.getBigUint64(0, true);
  const negative = high >> 63n === 1n;
  const combination = Number((high >> 58n) & 0x1fn);
  if (combination === 0x1f) return notANumber;
  if (combination === 0x1e) return negative ? negativeInfinity : infinity;
  // A coefficient beyond 34 digits is not canonical and counts as zero.
  if (combination >> 3 === 3) return finite(0n, Number((high >> 47n) & 0x3fffn) - 6176);
  const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
  const coefficient = ((high & 0x1ffffffffffffn) << 64n) | low;
  return finite(negative ? -coefficient : coefficient, exponent);
}

/** Rounds (half to even) into Decimal128's range: 34 digits, exponents −6176…6111; beyond it infinity or zero. */
export function toDecimal128(value: Decimal): Decimal128 {
  if (value.special !== null) return Decimal128.fromString(value.special);
  const { coefficient, exponent } = fit(value.coefficient, value.exponent);
  const negative = coefficient < 0n;
  let magnitude = negative ? -coefficient : coefficient;
  let power = exponent;
  if (power > maxExponent) {
    const pad = power - maxExponent;
    if (magnitude !== 0n && countDigits(magnitude) + pad > digits) {
      return Decimal128.fromString(negative ? "-Infinity" : "Infinity");
    }
    magnitude = magnitude === 0n ? 0n : magnitude * 10n ** BigInt(pad);
    power = maxExponent;
  }
  const high = (negative ? 1n << 63n : 0n) | (BigInt(power + 6176) << 49n) | (magnitude >> 64n);
  const bytes = Buffer.alloc(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  view.setBigUint64(0, magnitude & 0xffffffffffffffffn, true);
  view.setBigUint64(8, high, true);
  return new Decimal128(bytes);
}

/** Number of decimal digits of a positive integer. */
export function countDigits(magnitude: bigint): number {
  return magnitude.toString().length;
}

/** Divides by 10^places, rounding half to even. */
export function shiftRight(coefficient: bigint, places: number): bigint {
  const divisor = 10n ** BigInt(places);
  const quotient = coefficient / divisor;
  const rest = coefficient % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return coefficient < 0n ? quotient - 1n : quotient + 1n;
}

function fit(coefficient: bigint, exponent: number): { coefficient: bigint; exponent: number } {
  const magnitude = coefficient < 0n ? -coefficient : coefficient;
  const excess = Math.max(magnitude === 0n ? 0 : countDigits(magnitude) - digits, minExponent - exponent, 0);
  if (excess === 0) return { coefficient, exponent };
  // Deep underflow: nothing is left, however many places there are.
  if (excess > digits + 40 && excess > countDigits(magnitude))
    return { coefficient: 0n, exponent: minExponent };
  const rounded = shiftRight(coefficient, excess);
  const again = rounded < 0n ? -rounded : rounded;
  return again !== 0n && countDigits(again) > digits
    ? { coefficient: shiftRight(rounded, 1), exponent: exponent + excess + 1 }
    : { coefficient: rounded, exponent: exponent + excess };
}

/** Exact sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.special !== null || b.special !== null) {
    if (a.special === "NaN" || b.special === "NaN") return notANumber;
    if (a.special !== null && b.special !== null) return a.special === b.special ? a : notANumber;
    return a.special === null ? b : a;
  }
  const exponent = Math.min(a.exponent, b.exponent);
  return finite(scaleTo(a, exponent) + scaleTo(b, exponent), exponent);
}

/** The number with the other sign. */
export function negateDecimal(a: Decimal): Decimal {
  if (a.special === "NaN") return a;
  if (a.special !== null) return a.special === "Infinity" ? negativeInfinity : infinity;
  return finite(-a.coefficient, a.exponent);
}

/** Exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.special === null && b.special === null)
    return finite(a.coefficient * b.coefficient, a.exponent + b.exponent);
  const sign = signOf(a) * signOf(b);
  if (Number.isNaN(sign) || sign === 0) return notANumber;
  return sign < 0 ? negativeInfinity : infinity;
}

/** Quotient to 36 digits or exact; `null` when dividing by zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | null {
  if (a.special === "NaN" || b.special === "NaN") return notANumber;
  if (b.special !== null) return a.special === null ? finite(0n, 0) : notANumber;
  if (b.coefficient === 0n) return null;
  if (a.special !== null)
    return (a.special === "Infinity") === b.coefficient > 0n ? infinity : negativeInfinity;
  if (a.coefficient === 0n) return finite(0n, a.exponent - b.exponent);
  const gap = countDigits(magnitudeOf(b.coefficient)) - countDigits(magnitudeOf(a.coefficient));
  const scale = Math.max(0, digits + 2 + gap);
  const numerator = a.coefficient * 10n ** BigInt(scale);
  let quotient = numerator / b.coefficient;
  let exponent = a.exponent - b.exponent - scale;
  if (numerator % b.coefficient !== 0n) {
    // A digit beyond, never 0 or 5, so that rounding to even sees that it is not exact.
    quotient = quotient * 10n + (numerator > 0n === b.coefficient > 0n ? 1n : -1n);
    return finite(quotient, exponent - 1);
  }
  const ideal = a.exponent - b.exponent;
  while (exponent < ideal && quotient % 10n === 0n) {
    quotient /= 10n;
    exponent++;
  }
  return finite(quotient, exponent);
}

/** −1, 0, 1 or NaN. */
export function signOf(a: Decimal): number {
  if (a.special === "NaN") return Number.NaN;
  if (a.special !== null) return a.special === "Infinity" ? 1 : -1;
  return a.coefficient > 0n ? 1 : a.coefficient < 0n ? -1 : 0;
}

/** Exact comparison of two finite decimals: negative, 0 or positive. */
export function compareFinite(a: Decimal, b: Decimal): number {
  const signs = signOf(a) - signOf(b);
  if (signs !== 0 || a.coefficient === 0n) return signs;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = scaleTo(a, exponent);
  const right = scaleTo(b, exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The decimal that a double is, exactly. */
export function fromDoubleExactly(value: number): Decimal {
  if (Number.isNaN(value)) return notANumber;
  if (!Number.isFinite(value)) return value > 0 ? infinity : negativeInfinity;
  if (Number.isInteger(value)) return finite(BigInt(value), 0);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  let mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  let power = Math.max(biased, 1) - 1075;
  // An odd mantissa leaves no zeros at the end of the decimal digits.
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    power++;
  }
  const signed = value < 0 ? -mantissa : mantissa;
  // A fraction: the power of two is negative, so 2^-n = 5^n × 10^-n.
  return finite(signed * 5n ** BigInt(-power), power);
}

/** A double as MongoDB takes it into decimal arithmetic: rounded to 15 significant digits. */
export function fromDoubleRounded(value: number): Decimal {
  if (!Number.isFinite(value)) return fromDoubleExactly(value);
  if (value === 0) return finite(0n, 0);
  const [mantissa = "0", power = "0"] = value.toExponential(14).split("e");
  return finite(BigInt(mantissa.replace(".", "")), Number(power) - 14);
}

/** The double nearest to a decimal. */
export function toDouble(value: Decimal): number {
  return value.special === null ? Number(`${value.coefficient}e${value.exponent}`) : Number(value.special);
}

/** Without trailing zeros, so that equal numbers have equal parts. */
export function normalise(value: Decimal): Decimal {
  if (value.special !== null) return value;
  if (value.coefficient === 0n) return finite(0n, 0);
  const text = value.coefficient.toString();
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  return finite(BigInt(text.slice(0, end)), value.exponent + text.length - end);
}

function scaleTo(a: Decimal, exponent: number): bigint {
  return a.exponent === exponent ? a.coefficient : a.coefficient * 10n ** BigInt(a.exponent - exponent);
}

function magnitudeOf(a: bigint): bigint {
  return a < 0n ? -a : a;
}
