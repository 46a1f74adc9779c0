import { toDouble } from "../numbers/double.ts";
import { gcd } from "../numbers/large.ts";
import { Rational } from "../numbers/rational.ts";
import { round } from "../numbers/rounding.ts";
import { gathered, roundDirected, roundHalf } from "./doubles.ts";

/**
 * Decisions that doubles with an error leave open, and what they are a whole number of parts of settles: a number
 * within `error` of `x` that is a whole multiple of 1 / parts is known exactly once those multiples lie further apart
 * than the error. A separation bound, as exact geometric computation calls it. NaN where even that does not settle it.
 */

/** So many parts at most: the products of two of them, and of their multiples, must be exact. */
const mostParts = 1e12;

/** The whole number of parts that x stands for. */
export function partsIn(x: number, error: number, parts: number): number {
  const isCertain = parts <= mostParts && (error + Math.abs(x) * 2 ** -52) * parts < 0.25;
  return isCertain ? Math.round(x * parts) : Number.NaN;
}

/** The double nearest to the exact value. */
export function nearestTo(x: number, error: number, parts: number): number {
  return partsIn(x, error, parts) / parts + 0;
}

/** The power of ten that a decimal is a whole number of parts of. */
export function decimalParts(x: number): number {
  for (let parts = 1; parts <= 1e9 && Math.abs(x) * parts < 1e15; parts *= 10)
    if (Math.round(x * parts) / parts === x) return parts;
  return Number.NaN;
}

/** What all of the numbers that were just gathered are whole numbers of parts of. */
export function listParts(count: number): number {
  let parts = 1;
  for (let index = 0; index < count; index += 1) parts = Math.max(parts, decimalParts(gathered(index)));
  return parts;
}

/** Parts of which both are whole numbers: the least common multiple. */
export function commonParts(a: number, b: number): number {
  return a === b ? a : (a / gcd(a, b)) * b;
}

/** Rounds as `roundHalf` and `roundDirected` do, and where they can't, by the exact value. */
export function settleRound(
  x: number,
  scale: number,
  name: "half-away" | "away" | "toward" | "floor",
  margin: number,
  error: number,
  parts: number,
): number {
  const quick = name === "half-away" ? roundHalf(x, scale, margin) : roundDirected(x, scale, margin, name);
  if (!Number.isNaN(quick)) return quick;
  const whole = partsIn(x, error, parts);
  if (Number.isNaN(whole)) return whole;
  const mode = name !== "floor" ? name : whole < 0 ? "away" : "toward";
  return toDouble(round(new Rational(whole, parts, null), Math.round(Math.log10(scale)), mode));
}

/** Whether a difference of exact values is negative, zero or positive, as -1, 0 or 1. */
export function settleSign(difference: number, margin: number, error: number, parts: number): number {
  if (difference > margin || difference < -margin) return Math.sign(difference);
  return Math.sign(partsIn(difference, error, parts));
}
