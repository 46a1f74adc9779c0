import { fraction, integer, isZero, Rational, toLarge } from "./rational.ts";

/** How a number between two steps is decided: 四舍五入, away from zero, toward zero. */
export type RoundingMode = "half-away" | "away" | "toward";

/** A number rounded to `digits` decimals (negative: tens, hundreds …). */
export function round(value: Rational, digits: number, mode: RoundingMode): Rational {
  if (value.large === null && digits >= 0 && digits <= 15) {
    const scale = 10 ** digits;
    const top = Math.abs(value.top) * scale;
    if (top <= Number.MAX_SAFE_INTEGER) return roundSmall(value.top < 0, top, value.bottom, scale, mode);
  }
  const { numerator, denominator } = toLarge(value);
  const scale = 10n ** BigInt(Math.abs(digits));
  const top = digits >= 0 ? numerator * scale : numerator;
  const bottom = digits >= 0 ? denominator : denominator * scale;
  const rounded = roundQuotient(top, bottom, mode);
  return digits >= 0 ? fraction(rounded, scale) : integer(rounded * scale);
}

function roundSmall(
  negative: boolean,
  top: number,
  bottom: number,
  scale: number,
  mode: RoundingMode,
): Rational {
  const quotient = Math.floor(top / bottom);
  const rest = top - quotient * bottom;
  const up = mode === "away" ? rest > 0 : mode === "half-away" && rest >= bottom - rest;
  const rounded = up ? quotient + 1 : quotient;
  return new Rational(negative && rounded > 0 ? -rounded : rounded, scale, null);
}

/** top / bottom as an integer; `bottom` is positive. */
function roundQuotient(top: bigint, bottom: bigint, mode: RoundingMode): bigint {
  const negative = top < 0n;
  const magnitude = negative ? -top : top;
  const quotient = magnitude / bottom;
  const rest = magnitude % bottom;
  const up = mode === "away" ? rest > 0n : mode === "half-away" && rest * 2n >= bottom;
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** A number rounded to so many significant decimal digits: the stated precision of what has no exact value. */
export function roundSignificant(value: Rational, digits: number): Rational {
  if (isZero(value)) return value;
  return round(value, digits - 1 - decimalExponent(value), "half-away");
}

/** The e of value = d.ddd × 10^e, for a value that is not 0. */
export function decimalExponent(value: Rational): number {
  const { numerator, denominator } = toLarge(value);
  const top = numerator < 0n ? -numerator : numerator;
  const estimate = String(top).length - String(denominator).length;
  const scaledTop = estimate >= 0 ? top : top * 10n ** BigInt(-estimate);
  const scaledBottom = estimate >= 0 ? denominator * 10n ** BigInt(estimate) : denominator;
  return scaledTop >= scaledBottom ? estimate : estimate - 1;
}
