import {
  type ComparedPoints,
  countsOf,
  joinCounts,
  nothingCounted,
  type ScoreCounts,
} from "./score-counts.ts";

/** A paper as a trial lists it. */
export interface TrialPaper extends ComparedPoints {
  readonly id: string;
  readonly name: string;
}

/** One person's points in both versions, as a picture draws them. */
export interface PointsPair {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/**
 * What a trial has found so far. Plain JSON of a bounded size: the counts are those of all papers, the papers that
 * change most and a sample of all pairs stand for the rest.
 */
export interface TrialTally<Paper extends TrialPaper> {
  readonly counts: ScoreCounts;
  /** The largest difference first, those without a comparison last. */
  readonly most: readonly Paper[];
  /** Drawn by the papers' ids alone, so that it is as good as any, and the same however the papers came. */
  readonly pairs: readonly PointsPair[];
}

export interface TallyBounds {
  readonly most: number;
  readonly pairs: number;
}

export const emptyTally = { counts: nothingCounted, most: [], pairs: [] } as const;

export function tallyOf<Paper extends TrialPaper>(
  papers: readonly Paper[],
  bounds: TallyBounds,
): TrialTally<Paper> {
  const pairs = papers.flatMap(({ id, before, after }) =>
    before === null || after === null ? [] : [{ id, before, after }],
  );
  return bounded({ counts: countsOf(papers), most: papers, pairs }, bounds);
}

/** Associative and in any order, with the same bounds throughout: any parts of the papers come to the same as all at once. */
export function joinTallies<Paper extends TrialPaper>(
  one: TrialTally<Paper>,
  other: TrialTally<Paper>,
  bounds: TallyBounds,
): TrialTally<Paper> {
  return bounded(
    {
      counts: joinCounts(one.counts, other.counts),
      most: [...one.most, ...other.most],
      pairs: [...one.pairs, ...other.pairs],
    },
    bounds,
  );
}

function bounded<Paper extends TrialPaper>(
  { counts, most, pairs }: TrialTally<Paper>,
  bounds: TallyBounds,
): TrialTally<Paper> {
  return {
    counts,
    most: [...most].sort(byDifference).slice(0, bounds.most),
    pairs: [...pairs].sort(byDraw).slice(0, bounds.pairs),
  };
}

function byDifference(one: TrialPaper, other: TrialPaper): number {
  return size(other) - size(one) || byName.compare(one.name, other.name) || byText(one.id, other.id);
}

const byName = new Intl.Collator("zh");

function size({ difference }: TrialPaper): number {
  return difference === null ? -1 : Math.abs(difference);
}

function byDraw(one: PointsPair, other: PointsPair): number {
  return drawOf(one.id) - drawOf(other.id) || byText(one.id, other.id);
}

/** FNV-1a: ids that follow one another in time are far apart. */
function drawOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
