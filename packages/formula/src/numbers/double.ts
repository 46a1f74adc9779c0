import { bitLength } from "./large.ts";
import { type Rational, toLarge } from "./rational.ts";

const exactInteger = 2n ** 53n;

/**
 * The double nearest to an exact number, ties to even: what leaves a program.
 * The magnitude must be below the range of doubles; the evaluator stops at 1e300.
 */
export function toDouble(value: Rational): number {
  if (value.large === null) return value.top / value.bottom;
  const { numerator, denominator } = toLarge(value);
  const magnitude = numerator < 0n ? -numerator : numerator;
  if (denominator === 1n) return Number(numerator);
  const nearest = nearestQuotient(magnitude, denominator);
  return numerator < 0n && nearest !== 0 ? -nearest : nearest;
}

/** 53 bits (fewer among the subnormals) of a quotient, rounded once to the nearest even. */
function nearestQuotient(numerator: bigint, denominator: bigint): number {
  let shift = Math.min(53 - (bitLength(numerator) - bitLength(denominator)), 1074);
  let [quotient, rest, divisor] = scaled(numerator, denominator, shift);
  if (quotient >= exactInteger) {
    shift -= 1;
    [quotient, rest, divisor] = scaled(numerator, denominator, shift);
  }
  const twice = rest * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) quotient += 1n;
  const rounded = Number(quotient);
  return shift > 1000 ? rounded * 2 ** -1000 * 2 ** (1000 - shift) : rounded * 2 ** -shift;
}

function scaled(numerator: bigint, denominator: bigint, shift: number): [bigint, bigint, bigint] {
  const top = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const bottom = shift >= 0 ? denominator : denominator << BigInt(-shift);
  return [top / bottom, top % bottom, bottom];
}
