import type { Rational } from "../numbers/rational.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { runLimits } from "./run-limits.ts";

const largest = 10n ** 300n;
/** Below this a number is within every limit: the one comparison that nearly all results need. */
const unsuspicious = 2n ** 512n;
/** A comparison costs next to nothing where counting the bits would cost their number. */
const unbearable = 1n << BigInt(runLimits.bits);

/** Lets a result pass that is within 1e300 and of bearable size; else an error at its place. */
export function guard(value: Rational, place: Place): Rational {
  if (value.large === null) return value;
  const { numerator, denominator } = value.large;
  const magnitude = numerator < 0n ? -numerator : numerator;
  if (magnitude < unsuspicious && denominator < unsuspicious) return value;
  if (magnitude >= unbearable || denominator >= unbearable)
    throw new Fault("limit-exceeded", place, { limit: "bits", most: runLimits.bits });
  if (magnitude > largest * denominator) throw new Fault("out-of-range", place);
  return value;
}
