import { fraction, isZero, type Rational, toLarge, zero } from "./rational.ts";
import { decimalExponent, roundSignificant } from "./rounding.ts";

/** Significant digits of what has no exact value (design: Numbers are exact). */
export const precision = 34;

/** The square root of a number that is not negative, to 34 significant digits; exact where it has no more. */
export function squareRoot(value: Rational): Rational {
  if (isZero(value)) return zero;
  const digits = precision + 6 - Math.floor(decimalExponent(value) / 2);
  const scale = 10n ** BigInt(Math.max(digits, 0));
  const { numerator, denominator } = toLarge(value);
  const root = integerRoot((numerator * scale * scale) / denominator);
  return roundSignificant(fraction(root, scale), precision);
}

/** A positive base to a fractional exponent, to 34 significant digits: exp(exponent × ln base) in fixed point. */
export function fractionalPower(base: Rational, exponent: Rational): Rational {
  const { numerator, denominator } = toLarge(exponent);
  return roundSignificant(exponential((naturalLogarithm(base) * numerator) / denominator), precision);
}

/** Fixed point: the guard digits hold for exponents up to ±1000 and bases of 300 digits. */
const fixedDigits = 60n;
const unit = 10n ** fixedDigits;
const ln2 = 2n * inverseHyperbolicTangent(unit / 3n);

/** Newton's iteration for ⌊√n⌋. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((n.toString(16).length * 4) / 2 + 1);
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** ln of a positive number: halved or doubled into [2/3, 4/3], then 2 artanh((x − 1) / (x + 1)). */
function naturalLogarithm(value: Rational): bigint {
  const { numerator, denominator } = toLarge(value);
  let twos = numerator.toString(2).length - denominator.toString(2).length;
  const top = twos < 0 ? numerator << BigInt(-twos) : numerator;
  const bottom = twos > 0 ? denominator << BigInt(twos) : denominator;
  let fixed = (top * unit) / bottom;
  while (fixed * 3n > unit * 4n) {
    fixed /= 2n;
    twos += 1;
  }
  while (fixed * 3n < unit * 2n) {
    fixed *= 2n;
    twos -= 1;
  }
  return 2n * inverseHyperbolicTangent(((fixed - unit) * unit) / (fixed + unit)) + BigInt(twos) * ln2;
}

function inverseHyperbolicTangent(x: bigint): bigint {
  const square = (x * x) / unit;
  let power = x;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * square) / unit;
  }
  return sum;
}

/** e to a fixed-point number: whole powers of 2 taken out, the rest by the series. */
function exponential(fixed: bigint): Rational {
  const twos = fixed / ln2;
  const rest = fixed - twos * ln2;
  let term = unit;
  let sum = unit;
  for (let k = 1n; term !== 0n; k += 1n) {
    term = (term * rest) / (unit * k);
    sum += term;
  }
  const factor = 2n ** (twos < 0n ? -twos : twos);
  return twos < 0n ? fraction(sum, unit * factor) : fraction(sum * factor, unit);
}
