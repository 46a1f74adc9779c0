import {
  absolute,
  add,
  compare,
  divide,
  floored,
  isZero,
  multiply,
  one,
  type Rational,
  signOf,
  subtract,
  zero,
} from "../numbers/rational.ts";
import { squareRoot } from "../numbers/roots.ts";
import { type RoundingMode, round } from "../numbers/rounding.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { numberOf, type Operation } from "./operation.ts";
import { power } from "./power.ts";
import { runLimits } from "./run-limits.ts";

export const arithmeticOperations: readonly (readonly [string, Operation])[] = [
  ["ROUND", rounding("half-away")],
  ["ROUNDUP", rounding("away")],
  ["ROUNDDOWN", rounding("toward")],
  ["INT", ([x], run) => floored(numberOf(x, run))],
  ["ABS", ([x], run) => absolute(numberOf(x, run))],
  [
    "MOD",
    ([x, divisor], run, place) => {
      const [a, b] = [numberOf(x, run), numberOf(divisor, run)];
      if (isZero(b)) throw new Fault("division-by-zero", place);
      return guard(subtract(a, multiply(b, floored(divide(a, b)))), place);
    },
  ],
  ["POWER", ([x, exponent], run, place) => power(numberOf(x, run), numberOf(exponent, run), place)],
  [
    "SQRT",
    ([x], run, place) => {
      const value = numberOf(x, run);
      if (signOf(value) < 0) throw new Fault("domain-error", place);
      return squareRoot(value);
    },
  ],
  [
    "CLAMP",
    ([x, low, high], run) => smaller(numberOf(high, run), larger(numberOf(low, run), numberOf(x, run))),
  ],
  [
    "STRICTCLAMP",
    ([x, low, high], run, place) => {
      const [value, least, most] = [numberOf(x, run), numberOf(low, run), numberOf(high, run)];
      if (compare(least, most) > 0) throw new Fault("outside-limits", low?.place ?? place);
      return smaller(most, larger(least, value));
    },
  ],
  [
    "SCALE",
    ([x, fromLow, fromHigh, toLow, toHigh], run, place) => {
      const [value, from, to] = [numberOf(x, run), numberOf(fromLow, run), numberOf(fromHigh, run)];
      const [low, high] = [numberOf(toLow, run), numberOf(toHigh, run)];
      const width = subtract(to, from);
      if (isZero(width)) throw new Fault("division-by-zero", place);
      const share = smaller(one, larger(zero, divide(subtract(value, from), width)));
      return guard(add(low, multiply(share, subtract(high, low))), place);
    },
  ],
];

function rounding(mode: RoundingMode): Operation {
  return ([x, digits], run, place) => {
    const value = numberOf(x, run);
    const wanted = numberOf(digits, run);
    const whole = truncated(wanted);
    if (whole > runLimits.exponent || whole < -runLimits.exponent) {
      throw new Fault("limit-exceeded", digits?.place ?? place, {
        limit: "exponent",
        most: runLimits.exponent,
      });
    }
    return guard(round(value, whole, mode), place);
  };
}

function truncated(a: Rational): number {
  return a.large === null ? Math.trunc(a.top / a.bottom) : Number(a.large.numerator / a.large.denominator);
}

function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}
