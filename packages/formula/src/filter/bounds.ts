import { limits } from "../limits.ts";

/**
 * What is known, before anything is evaluated, of a number that is computed in doubles (design: Numbers are exact).
 * A static filter as in exact geometry: Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust
 * Geometric Predicates, 1997; error bounds as in Higham, Accuracy and Stability of Numerical Algorithms, chapter 2.
 */
export interface Bounds {
  /** The double is never below `low` nor above `high`. */
  readonly low: number;
  readonly high: number;
  /** The exact value is no further than this from the double. */
  readonly error: number;
  readonly grade: Grade;
  /** Numerator and denominator of the exact value have no more bits: beyond a limit it is an error. */
  readonly bits: number;
}

/**
 * How a double stands to the exact value: somewhere within the error; the double nearest to it; the decimal that the
 * double prints as; the very integer. Each says what those before it say.
 */
export type Grade = 0 | 1 | 2 | 3;
export const approximate: Grade = 0;
export const nearest: Grade = 1;
export const decimal: Grade = 2;
export const whole: Grade = 3;

/** Half the distance of 1 to the next double: the relative error of one operation. */
export const unit = 2 ** -53;

/** Doubles above this do not hold every integer. */
export const mostWhole = 2 ** 53;

/** The error bounds are computed in doubles too: more than all their roundings. */
const slack = 1 + 1e-12;

/** More than what underflow takes from one number; it is part of every error, and grows with it. */
const underflow = 1e-300;

/** No number in doubles may come near to where doubles end. */
const mostMagnitude = 1e250;

/** Of an integer that a double holds; of a decimal that a double prints as; and what a list's length may add. */
const wholeBits = 54;
const decimalBits = 1_140;
const bitsOfCount = 20;

/** What can't be computed in doubles with a useful bound; whoever asked computes exactly. */
export class Unbounded extends Error {}

/** Bounds of a value of a grade that bounds its error by itself. */
export function graded(low: number, high: number, grade: Grade, bits: number = decimalBits): Bounds {
  return settle(low, high, grade === whole ? 0 : greatest(low, high) * unit, grade, bits);
}

/** Bounds of a value that is within an error of the exact one. */
export function within(low: number, high: number, error: number, bits: number): Bounds {
  return settle(low, high, error, approximate, bits);
}

export function constantBounds(value: number, grade: Grade, bits: number): Bounds {
  return graded(value, value, grade, bits);
}

export function magnitude({ low, high }: Bounds): number {
  return greatest(low, high);
}

export function sum(a: Bounds, b: Bounds): Bounds {
  return rounded(a.low + b.low, a.high + b.high, a.error + b.error, a, b);
}

/** The sum of a list of up to `most` members, one after the other. */
export function listSum(member: Bounds, most: number): Bounds {
  const low = Math.min(0, member.low * most);
  const high = Math.max(0, member.high * most);
  if (member.grade === whole && greatest(low, high) <= mostWhole)
    return settle(low, high, 0, whole, wholeBits);
  const error = most * member.error + most * greatest(low, high) * unit;
  return settle(low, high, error, approximate, member.bits + bitsOfCount);
}

export function difference(a: Bounds, b: Bounds): Bounds {
  return sum(a, negation(b));
}

export function product(a: Bounds, b: Bounds): Bounds {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  const error = magnitude(a) * b.error + magnitude(b) * a.error + a.error * b.error;
  return rounded(Math.min(...corners), Math.max(...corners), error, a, b);
}

/**
 * a / b where the double of b is at least `least` from 0 and that of the quotient within ±`most`: what the code that
 * is made sees to.
 */
export function quotient(a: Bounds, b: Bounds, least: number, most: number): Bounds {
  const grade = a.grade === whole && b.grade === whole ? nearest : approximate;
  const low = a.low >= 0 && b.low >= 0 ? 0 : -most;
  const bits = a.bits + b.bits;
  if (a.grade >= nearest && b.grade >= nearest) return settle(low, most, 4 * most * unit, grade, bits);
  if (b.error >= least / 2) throw new Unbounded();
  const error = (a.error + most * b.error) / (least - b.error) + most * unit;
  return settle(low, most, error, approximate, bits);
}

export function negation(a: Bounds): Bounds {
  return { ...a, low: -a.high, high: -a.low };
}

export function absolute(a: Bounds): Bounds {
  const { low, high } = a;
  return { ...a, low: low > 0 ? low : high < 0 ? -high : 0, high: greatest(low, high) };
}

export function minimum(a: Bounds, b: Bounds): Bounds {
  return {
    low: Math.min(a.low, b.low),
    high: Math.min(a.high, b.high),
    error: Math.max(a.error, b.error),
    grade: lesser(a.grade, b.grade),
    bits: Math.max(a.bits, b.bits),
  };
}

export function maximum(a: Bounds, b: Bounds): Bounds {
  return negation(minimum(negation(a), negation(b)));
}

/** One or the other. */
export function either(a: Bounds, b: Bounds): Bounds {
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    error: Math.max(a.error, b.error),
    grade: lesser(a.grade, b.grade),
    bits: Math.max(a.bits, b.bits),
  };
}

/** What `value × scale` must keep away from a decision (a half, an integer) so that its rounding is certain. */
export function roundingMargin(value: Bounds, scale: number): number {
  const margin = (value.error * scale + magnitude(value) * scale * unit) * slack;
  // So it is, too, of what is so great that doubles hold no quarter of it.
  if (margin >= 0.25) throw new Unbounded();
  return margin;
}

/** What a value rounded to whole multiples of 1 / scale is: `scale` is a power of ten. */
export function roundedTo(value: Bounds, scale: number): Bounds {
  const low = Math.floor(value.low * scale) / scale;
  const high = Math.ceil(value.high * scale) / scale;
  if (scale === 1) return graded(low, high, whole);
  return graded(low, high, greatest(low, high) * scale < 1e15 ? decimal : nearest);
}

/** How far apart two doubles must be so that their exact values stand in the same order. */
export function comparisonMargin(a: Bounds, b: Bounds): number {
  if (a.grade >= nearest && b.grade >= nearest) return 0;
  return (a.error + b.error + (magnitude(a) + magnitude(b)) * unit) * slack;
}

/** The result of one rounded operation; exact where integers stay integers. */
function rounded(low: number, high: number, error: number, a: Bounds, b: Bounds): Bounds {
  if (a.grade === whole && b.grade === whole && greatest(low, high) <= mostWhole)
    return settle(low, high, 0, whole, wholeBits);
  return settle(low, high, error + greatest(low, high) * unit, approximate, a.bits + b.bits + 1);
}

function settle(low: number, high: number, error: number, grade: Grade, bits: number): Bounds {
  if (!(greatest(low, high) < mostMagnitude) || bits > limits.bits) throw new Unbounded();
  if (grade === whole) return { low, high, error: 0, grade, bits: wholeBits };
  return { low, high, error: error * slack + underflow, grade, bits };
}

function greatest(low: number, high: number): number {
  return Math.max(Math.abs(low), Math.abs(high));
}

function lesser(a: Grade, b: Grade): Grade {
  return a < b ? a : b;
}
