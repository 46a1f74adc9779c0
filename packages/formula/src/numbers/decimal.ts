import { fraction, integer, Rational, toLarge } from "./rational.ts";

/** The decimal that a finite input number prints as: 0.1 is exactly one tenth (design: Numbers are exact). */
export function fromDouble(value: number): Rational {
  if (Number.isSafeInteger(value)) return new Rational(value + 0, 1, null);
  // A decimal of at most 15 digits is the only one of that length that its double prints as.
  for (let scale = 10; scale <= longestScale; scale *= 10) {
    const top = Math.round(value * scale);
    if (top / scale === value && top < mostDigits && top > -mostDigits) return new Rational(top, scale, null);
  }
  const { digits, exponent } = scientific(value);
  return exponent >= 0
    ? integer(BigInt(digits) * 10n ** BigInt(exponent))
    : fraction(BigInt(digits), 10n ** BigInt(-exponent));
}

const longestScale = 1e9;
const mostDigits = 1e15;

/** `numerator/denominator`, or the integer alone: how exact numbers are kept as text. */
export function writeExact(value: Rational): string {
  const { numerator, denominator } = toLarge(value);
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** Reads what `writeExact` wrote; null for anything else. */
export function readExact(text: string): Rational | null {
  const parts = /^(-?\d{1,400000})(?:\/([1-9]\d{0,400000}))?$/.exec(text);
  if (parts?.[1] === undefined) return null;
  return fraction(BigInt(parts[1]), BigInt(parts[2] ?? "1"));
}

/** The shortest decimal of a double, written out without an exponent: how a number joins a text. */
export function plainDecimal(value: number): string {
  const text = String(value + 0);
  if (!text.includes("e")) return text;
  const { digits, exponent } = scientific(Math.abs(value));
  const sign = value < 0 ? "-" : "";
  if (exponent >= 0) return sign + digits + "0".repeat(exponent);
  return `${sign}0.${digits.padStart(-exponent, "0")}`;
}

/** The shortest decimal of a finite double: digits × 10^exponent. */
function scientific(value: number): { digits: string; exponent: number } {
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  return { digits: whole + decimals, exponent: Number(exponent) - decimals.length };
}
