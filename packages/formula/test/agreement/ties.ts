import fc from "fast-check";
import {
  add,
  floored,
  fraction,
  integer,
  multiply,
  type Rational,
  subtract,
  toLarge,
} from "../../src/numbers/rational.ts";

/** How a formula is brought onto a decision: which kind, at how many digits, and how far beside it. */
export interface Tie {
  readonly kind: number;
  readonly digits: number;
  /** Beside the tie by top / 10^exponent; on it where that is 0. */
  readonly beside: { readonly top: number; readonly exponent: number };
  /** Whether the formula is put in as it is, or by the name of its definition. */
  readonly inline: boolean;
  readonly shift: number;
}

export const ties: fc.Arbitrary<Tie> = fc.record({
  kind: fc.nat({ max: kinds().length - 1 }),
  digits: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 12 }) },
  ),
  beside: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ top: 0, exponent: 0 }) },
    {
      weight: 4,
      // About where the bounds of doubles end.
      arbitrary: fc.record({
        top: fc.integer({ min: -9, max: 9 }),
        exponent: fc.integer({ min: 6, max: 17 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ top: fc.constantFrom(1, -1), exponent: fc.integer({ min: 18, max: 25 }) }),
    },
  ),
  inline: fc.boolean(),
  shift: fc.nat({ max: 3 }),
});

/** Numbers longer than this are not written into a formula. */
const longest = 10n ** 70n;

/** A formula that, on the input on which `formula` is `value`, decides at (or right beside) where it turns. */
export function onTie(formula: string, value: Rational, tie: Tie): string | null {
  const kind = kinds()[tie.kind];
  if (kind === undefined) return null;
  const scale = 10n ** BigInt(tie.digits);
  const steps = toLarge(floored(multiply(value, integer(scale)))).numerator;
  const half = kind.half ? fraction(2n * steps + 1n, 2n * scale) : fraction(steps, scale);
  const at = kind.zero ? integer(0) : half;
  const beside = fraction(BigInt(tie.beside.top), 10n ** BigInt(tie.beside.exponent));
  const moved = moveBy(formula, add(subtract(at, value), beside), tie.shift);
  const threshold = written(at, true);
  return moved === null || threshold === null ? null : kind.make(moved, threshold, tie.digits);
}

interface Kind {
  readonly half?: true;
  readonly zero?: true;
  make(moved: string, threshold: string, digits: number): string;
}

function kinds(): readonly Kind[] {
  const tests = ["=", "<>", "<", "<=", ">", ">="].map(
    (sign): Kind => ({ make: (moved, at) => `IF(${moved} ${sign} ${at}, 1, 2)` }),
  );
  return [
    { half: true, make: (moved, _, digits) => `ROUND(${moved}, ${digits})` },
    { half: true, make: (moved, _, digits) => `ROUND(${moved}, ${digits})` },
    { half: true, make: (moved, _, digits) => `ROUND(-(${moved}), ${digits})` },
    { half: true, make: (moved, _, digits) => `ROUND((${moved} + 1000000) - 1000000, ${digits})` },
    { make: (moved, _, digits) => `ROUNDUP(${moved}, ${digits})` },
    { make: (moved, _, digits) => `ROUNDDOWN(${moved}, ${digits})` },
    { make: (moved) => `INT(${moved})` },
    { make: (moved, at) => `BAND(${moved}, [[${at} + 1, 10], [${at}, 8]], 0)` },
    { make: (moved, at) => `ROUND(MIN(${moved}, ${at}), 2)` },
    { make: (moved, at) => `MAX(${moved}, ${at})` },
    { half: true, make: (moved, at, digits) => `ROUND(CLAMP(${moved}, ${at}, ${at} + 1), ${digits})` },
    { zero: true, make: (moved) => `ROUND(SAFEDIV(n, ${moved}, 7), 2)` },
    { zero: true, make: (moved) => `IFERROR(ROUND(1 / (${moved}), 3), -1)` },
    { zero: true, make: (moved) => `1 / (${moved})` },
    { zero: true, make: (moved) => `${moved}` },
    { make: (moved, at) => `SWITCH(${moved}, ${at}, 1, 2)` },
    { make: (moved, at) => `${moved} = ${at}` },
    { make: (moved, at) => `IF(ROUND(${moved}, 6) = ${at}, 1)` },
    { make: (moved, at) => `SCALE(${moved}, ${at}, ${at} + 1, 0, 10)` },
    ...tests,
  ];
}

/** `formula` and something exact, written in one of several ways; null where that takes too many digits. */
function moveBy(formula: string, by: Rational, shift: number): string | null {
  const text = written(by, shift % 2 === 0);
  if (text === null) return null;
  return shift < 2 ? `(${formula} + ${text})` : `(${text} + ${formula})`;
}

/** An exact number as literals: a decimal where it is one and that is asked for, else p / q. */
function written(value: Rational, asDecimal: boolean): string | null {
  const { numerator, denominator } = toLarge(value);
  const size = numerator < 0n ? -numerator : numerator;
  if (size > longest || denominator > longest) return null;
  const sign = numerator < 0n ? "-" : "";
  if (denominator === 1n) return `(${sign}${size})`;
  const places = asDecimal ? decimals(denominator) : null;
  if (places === null) return `(${sign}${size} / ${denominator})`;
  const digits = String((size * 10n ** BigInt(places)) / denominator).padStart(places + 1, "0");
  return `(${sign}${digits.slice(0, -places)}.${digits.slice(-places)})`;
}

function decimals(denominator: bigint): number | null {
  for (let places = 1; places <= 60; places += 1)
    if (10n ** BigInt(places) % denominator === 0n) return places;
  return null;
}
