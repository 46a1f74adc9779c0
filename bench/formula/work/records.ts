import { randomIntegers } from "./random.ts";
import type { ScoreRecord } from "./score-record.ts";

/** Records as forms give them: about one in fifty exact scores lies on a rounding tie. */
export function typicalRecords(count: number): ScoreRecord[] {
  const random = randomIntegers(20_260_701);
  return Array.from({ length: count }, () => toRecord(draw(random)));
}

/** Records whose exact scores all lie on a rounding tie, between two hundredths. */
export function tieRecords(count: number): ScoreRecord[] {
  const random = randomIntegers(20_261_001);
  return Array.from({ length: count }, () => toRecord(drawTie(random)));
}

/** A record in whole numbers: hundredths of points, counts, ratings. */
interface Drawn {
  readonly base: number;
  readonly adds: readonly [number, number, number, number, number];
  readonly deduct1: number;
  readonly deduct2: number;
  readonly isField: boolean;
  readonly closed: number;
  readonly taken: number;
  readonly quality: number;
  readonly raters: number[];
}

/** Field staff are the part of all that brings the share of ties to 2.1 %: their quotients rarely end. */
const fieldPercent = 61;

function draw(random: (limit: number) => number): Drawn {
  const taken = 1 + random(60);
  return {
    base: 4000 + random(2501),
    adds: [random(501), random(501), random(501), random(501), random(501)],
    deduct1: random(4),
    deduct2: random(3) === 0 ? 1 : 0,
    isField: random(100) < fieldPercent,
    closed: random(taken + 1),
    taken,
    quality: random(10_001),
    raters: Array.from({ length: 5 + random(5) }, () => 60 + random(41)),
  };
}

function drawTie(random: (limit: number) => number): Drawn {
  for (;;) {
    const drawn = draw(random);
    // 30000 / 16 and 30000 / 48 thousandths are odd multiples of 5: only so can a quotient end on a tie.
    const taken = drawn.taken % 2 === 0 ? 16 : 48;
    const base = drawn.isField ? { ...drawn, taken, closed: 1 + 2 * random(taken / 2) } : drawn;
    for (let step = 0; step < 10; step += 1) {
      const [first, ...others] = base.adds;
      const tried: Drawn = base.isField
        ? { ...base, adds: [(first + step) % 501, ...others] }
        : { ...base, quality: (base.quality + step) % 10_001 };
      if (isTie(tried)) return tried;
    }
  }
}

/** Whether the score, in thousandths, is a whole number that ends with 5, within the limits of 0 and 100. */
function isTie({ base, adds, deduct1, deduct2, isField, closed, taken, quality, raters }: Drawn): boolean {
  const inner = raters.length - 2;
  const rated =
    200 * (raters.reduce((sum, each) => sum + each, 0) - Math.min(...raters) - Math.max(...raters));
  if (rated % inner !== 0) return false;
  if (isField && (closed * 30_000) % taken !== 0) return false;
  const own = isField ? (closed * 30_000) / taken : quality * 3;
  const added = 4 * adds.reduce((sum, each) => sum + each, 0);
  const thousandths = base * 10 + added - deduct1 * 2000 - deduct2 * 5000 + own + rated / inner;
  return thousandths % 10 === 5 && thousandths > 0 && thousandths < 100_000;
}

function toRecord({ adds: [add1, add2, add3, add4, add5], ...drawn }: Drawn): ScoreRecord {
  return {
    base: drawn.base / 100,
    add1: add1 / 100,
    add2: add2 / 100,
    add3: add3 / 100,
    add4: add4 / 100,
    add5: add5 / 100,
    deduct1: drawn.deduct1,
    deduct2: drawn.deduct2,
    category: drawn.isField ? "field" : "office",
    casesClosed: drawn.closed,
    casesTaken: drawn.taken,
    quality: drawn.quality / 100,
    raters: drawn.raters,
  };
}
