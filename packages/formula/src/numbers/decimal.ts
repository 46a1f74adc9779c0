import { fraction, integer, Rational, toLarge } from "./rational.ts";

/** The exact value of a decimal such as `12`, `0.5` or `1e-7`; null where the text is none. */
export function parseDecimal(text: string): Rational | null {
  const parts = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return null;
  const [, sign, whole = "", decimals = "", exponent = "0"] = parts;
  if (whole === "" && decimals === "") return null;
  const digits = BigInt(whole + decimals);
  const scale = Number(exponent) - decimals.length;
  const signed = sign === "-" ? -digits : digits;
  if (scale >= 0) return integer(signed * 10n ** BigInt(scale));
  return fraction(signed, 10n ** BigInt(-scale));
}

/** The decimal that a finite input number prints as: 0.1 is exactly one tenth (design: Numbers are exact). */
export function fromDouble(value: number): Rational {
  if (Number.isSafeInteger(value)) return new Rational(value + 0, 1, null);
  // A decimal of at most 15 digits is the only one of that length that its double prints as.
  for (let scale = 10; scale <= longestScale; scale *= 10) {
    const top = Math.round(value * scale);
    if (top / scale === value && top < mostDigits && top > -mostDigits) return new Rational(top, scale, null);
  }
  const exact = parseDecimal(String(value));
  if (exact === null) throw new RangeError(`not a finite number: ${value}`);
  return exact;
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
  const text = String(value === 0 ? 0 : value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = "", lead = "", decimals = "", exponent = "0"] = parts;
  const point = Number(exponent);
  const digits = lead + decimals;
  if (point < 0) return `${sign}0.${"0".repeat(-point - 1)}${digits}`;
  return sign + digits.padEnd(point + 1, "0");
}
