import { toDouble } from "../numbers/double.ts";
import { bitsOf } from "../numbers/large.ts";
import {
  compare,
  integer,
  integerPower,
  isInteger,
  isZero,
  one,
  type Rational,
  signOf,
  toLarge,
  zero,
} from "../numbers/rational.ts";
import { fractionalPower } from "../numbers/roots.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { runLimits } from "./run-limits.ts";

/** base ^ exponent: exact for whole exponents, else to 34 significant digits. 0 ^ 0 is 1. */
export function power(base: Rational, exponent: Rational, place: Place): Rational {
  if (
    compare(exponent, integer(runLimits.exponent)) > 0 ||
    compare(exponent, integer(-runLimits.exponent)) < 0
  ) {
    throw new Fault("limit-exceeded", place, { limit: "exponent", most: runLimits.exponent });
  }
  if (isZero(base)) {
    if (signOf(exponent) < 0) throw new Fault("division-by-zero", place);
    return isZero(exponent) ? one : zero;
  }
  const bits = bitsOf(toLarge(base));
  if (!isInteger(exponent)) {
    if (signOf(base) < 0) throw new Fault("domain-error", place);
    const magnitude = bits * Math.abs(toDouble(exponent));
    if (magnitude > runLimits.bits)
      throw new Fault("limit-exceeded", place, { limit: "bits", most: runLimits.bits });
    return guard(fractionalPower(base, exponent), place);
  }
  const whole = toDouble(exponent);
  if ((bits - 1) * Math.abs(whole) > runLimits.bits)
    throw new Fault("limit-exceeded", place, { limit: "bits", most: runLimits.bits });
  return guard(integerPower(base, whole), place);
}
