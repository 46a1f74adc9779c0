import type { ScoreRecord } from "./score-record.ts";

/** The exact answer to a record, worked out by none of the contestants: fractions of BigInt, read from decimal text. */
export interface Reference {
  readonly score: number;
  /** Whether the exact value lay half-way between two hundredths. */
  readonly isTie: boolean;
}

export function referenceOf(record: ScoreRecord): Reference {
  const adds = [record.add1, record.add2, record.add3, record.add4, record.add5].map(fraction).reduce(plus);
  const own =
    record.category === "field"
      ? times(over(fraction(record.casesClosed), fraction(record.casesTaken)), fraction(30))
      : times(fraction(record.quality), fraction(0.3));
  const ordered = [...record.raters].sort((a, b) => a - b).slice(1, -1);
  const rated = over(ordered.map(fraction).reduce(plus), fraction(ordered.length));
  const points = [
    fraction(record.base),
    times(adds, fraction(0.4)),
    times(fraction(record.deduct1), fraction(-2)),
    times(fraction(record.deduct2), fraction(-5)),
    own,
    times(rated, fraction(0.2)),
  ].reduce(plus);
  return rounded(between(points, fraction(0), fraction(100)));
}

interface Fraction {
  readonly over: bigint;
  /** Positive. */
  readonly under: bigint;
}

/** The decimal that a number prints as. */
function fraction(value: number): Fraction {
  const [whole = "0", decimals = ""] = String(value).split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** `b` is positive here. */
function over(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under, under: a.under * b.over };
}

function between(value: Fraction, low: Fraction, high: Fraction): Fraction {
  const isBelow = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under;
  if (isBelow(value, low)) return low;
  return isBelow(high, value) ? high : value;
}

/** To hundredths, half up: nothing is negative here. */
function rounded({ over, under }: Fraction): Reference {
  const twice = 200n * over + under;
  const hundredths = twice / (2n * under);
  const text = hundredths.toString().padStart(3, "0");
  const score = Number(`${text.slice(0, -2)}.${text.slice(-2)}`);
  return { score, isTie: twice % (2n * under) === 0n };
}
