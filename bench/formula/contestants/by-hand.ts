import { Decimal } from "decimal.js";
import type { ScoreRecord } from "../work/score-record.ts";
import { type Contestant, perRecord } from "./contestant.ts";

/** What a good engineer writes who knows this one formula. */
export const byHand: readonly Contestant[] = [
  { name: "hand-written doubles", kind: "by hand", prepare: () => perRecord(onDoubles) },
  {
    name: "hand-written scaled integers",
    kind: "by hand",
    note: "one fraction of whole numbers, exact in doubles for these ranges only",
    prepare: () => perRecord(onScaledIntegers),
  },
  { name: "hand-written decimal.js", kind: "by hand", prepare: () => perRecord(onDecimals) },
];

function onDoubles(record: ScoreRecord): number {
  const { raters } = record;
  let sum = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const rater of raters) {
    sum += rater;
    if (rater < low) low = rater;
    if (rater > high) high = rater;
  }
  const own =
    record.category === "field" ? (record.casesClosed / record.casesTaken) * 30 : record.quality * 0.3;
  const points =
    record.base +
    (record.add1 + record.add2 + record.add3 + record.add4 + record.add5) * 0.4 -
    record.deduct1 * 2 -
    record.deduct2 * 5 +
    own +
    ((sum - low - high) / (raters.length - 2)) * 0.2;
  return Math.round(Math.min(100, Math.max(0, points)) * 100) / 100;
}

/** All over one denominator: 1000 × raters counted × cases taken. */
function onScaledIntegers(record: ScoreRecord): number {
  const { raters, casesTaken } = record;
  let sum = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const rater of raters) {
    sum += rater;
    if (rater < low) low = rater;
    if (rater > high) high = rater;
  }
  const counted = raters.length - 2;
  const isField = record.category === "field";
  const whole =
    Math.round(record.base * 100) * 10 +
    (Math.round(record.add1 * 100) +
      Math.round(record.add2 * 100) +
      Math.round(record.add3 * 100) +
      Math.round(record.add4 * 100) +
      Math.round(record.add5 * 100)) *
      4 -
    record.deduct1 * 2000 -
    record.deduct2 * 5000 +
    (isField ? 0 : Math.round(record.quality * 100) * 3);
  const parts =
    (whole * counted + (sum - low - high) * 200) * casesTaken +
    (isField ? record.casesClosed * 30_000 * counted : 0);
  const half = 5 * counted * casesTaken;
  const hundredths = Math.floor((parts + half) / (2 * half));
  return Math.min(10_000, Math.max(0, hundredths)) / 100;
}

function onDecimals(record: ScoreRecord): number {
  const { raters } = record;
  let sum = new Decimal(0);
  let low = raters[0] ?? 0;
  let high = low;
  for (const rater of raters) {
    sum = sum.plus(rater);
    if (rater < low) low = rater;
    if (rater > high) high = rater;
  }
  const own =
    record.category === "field"
      ? new Decimal(record.casesClosed).div(record.casesTaken).times(30)
      : new Decimal(record.quality).times(0.3);
  const added = new Decimal(record.add1)
    .plus(record.add2)
    .plus(record.add3)
    .plus(record.add4)
    .plus(record.add5);
  const points = new Decimal(record.base)
    .plus(added.times(0.4))
    .minus(new Decimal(record.deduct1).times(2))
    .minus(new Decimal(record.deduct2).times(5))
    .plus(own)
    .plus(
      sum
        .minus(low)
        .minus(high)
        .div(raters.length - 2)
        .times(0.2),
    );
  return Decimal.min(100, Decimal.max(0, points)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber();
}
