/** What of a paper in two versions is counted. */
export interface ComparedPoints {
  /** null: no score, or not a whole one. */
  readonly before: number | null;
  readonly after: number | null;
  /** After less before, to 4 decimals; null where either has none. */
  readonly difference: number | null;
  /** What has no place in the later version. */
  readonly lost: readonly unknown[];
}

/** What any number of papers come to. Plain JSON, and exact: the order in which papers are counted changes nothing. */
export interface ScoreCounts {
  readonly count: number;
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  /** Sums over those that have a difference, in ten-thousandths: whole numbers of any size, as text. */
  readonly sumBefore: string;
  readonly sumAfter: string;
  readonly largestRise: number;
  readonly largestFall: number;
  readonly withLosses: number;
}

export interface ScoreSummary {
  readonly count: number;
  /** How many score more, less, the same; the rest has no score in one of the versions. */
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  readonly unscored: number;
  /** Means over those that have a score in both, to 4 decimals; null where there are none. */
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
  /** Largest change either way, 0 where none. */
  readonly largestRise: number;
  readonly largestFall: number;
  /** How many lost an answer on the way. */
  readonly withLosses: number;
}

export const nothingCounted: ScoreCounts = {
  count: 0,
  higher: 0,
  lower: 0,
  same: 0,
  sumBefore: "0",
  sumAfter: "0",
  largestRise: 0,
  largestFall: 0,
  withLosses: 0,
};

export function countsOf(papers: readonly ComparedPoints[]): ScoreCounts {
  return papers.map(countOf).reduce(joinCounts, nothingCounted);
}

/** Associative and in any order; with `nothingCounted` nothing changes. */
export function joinCounts(one: ScoreCounts, other: ScoreCounts): ScoreCounts {
  return {
    count: one.count + other.count,
    higher: one.higher + other.higher,
    lower: one.lower + other.lower,
    same: one.same + other.same,
    sumBefore: String(BigInt(one.sumBefore) + BigInt(other.sumBefore)),
    sumAfter: String(BigInt(one.sumAfter) + BigInt(other.sumAfter)),
    largestRise: Math.max(one.largestRise, other.largestRise),
    largestFall: Math.max(one.largestFall, other.largestFall),
    withLosses: one.withLosses + other.withLosses,
  };
}

export function summaryOf(counts: ScoreCounts): ScoreSummary {
  const { sumBefore, sumAfter, ...told } = counts;
  const scored = told.higher + told.lower + told.same;
  const mean = (sum: string) => (scored === 0 ? null : rounded(Number(sum) / scored / parts));
  return {
    ...told,
    unscored: told.count - scored,
    meanBefore: mean(sumBefore),
    meanAfter: mean(sumAfter),
  };
}

/** Scores have at most 4 decimals: what binary subtraction adds is taken away again. */
export function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** Ten thousand to a point. */
const parts = 10_000;

function countOf({ before, after, difference, lost }: ComparedPoints): ScoreCounts {
  const withLosses = lost.length > 0 ? 1 : 0;
  if (before === null || after === null || difference === null)
    return { ...nothingCounted, count: 1, withLosses };
  return {
    count: 1,
    higher: difference > 0 ? 1 : 0,
    lower: difference < 0 ? 1 : 0,
    same: difference === 0 ? 1 : 0,
    sumBefore: String(BigInt(Math.round(before * parts))),
    sumAfter: String(BigInt(Math.round(after * parts))),
    largestRise: Math.max(0, difference),
    largestFall: Math.max(0, -difference),
    withLosses,
  };
}
