/** What ranking may look at. Deliberately without name, age, seniority or number (G14). */
export interface Candidate {
  /** The assessment; never decides an order. */
  readonly id: string;
  /** The published score; null: not scored yet, without a rank. */
  readonly score: number | null;
  /** Points of the individual group (achievements). */
  readonly individual?: number | undefined;
  /** Points deducted, as a positive number. */
  readonly deductions?: number | undefined;
  /** Awards on the positive list. */
  readonly awards?: number | undefined;
}

export interface Ranked<C extends Candidate = Candidate> {
  readonly candidate: C;
  /** 1 = best; equals share the best place. */
  readonly rank: number;
  /** Whether another has the same rank. */
  readonly tied: boolean;
}

/**
 * Candidates from the best down, in clusters of true equals (G14): by score, then achievements, then fewer
 * deductions, then awards, then `decided`, a recorded decision of the leaders (ids in their order; who is
 * listed stands before equals who are not). A breaker is used within a tie only where it is known of all who
 * are tied. The order of the input decides nothing. Candidates without a score are left out.
 */
export function clusters<C extends Candidate>(
  candidates: readonly C[],
  decided: readonly string[] = [],
): C[][] {
  const scored = candidates.filter((candidate) => candidate.score !== null);
  let tied: C[][] = [scored];
  for (const breaker of [...breakers, decisionBreaker(decided)]) {
    tied = tied.flatMap((cluster) => split(cluster, breaker));
  }
  return tied;
}

/** The ranking of those with a score, equals sharing the best place (G14); see `clusters`. */
export function rankCandidates<C extends Candidate>(
  candidates: readonly C[],
  decided: readonly string[] = [],
): Ranked<C>[] {
  const ranked: Ranked<C>[] = [];
  for (const cluster of clusters(candidates, decided)) {
    const rank = ranked.length + 1;
    for (const candidate of cluster) ranked.push({ candidate, rank, tied: cluster.length > 1 });
  }
  return ranked;
}

/** The greater the better; undefined: not known. */
type Breaker = (candidate: Candidate) => number | undefined;

const breakers: readonly Breaker[] = [
  (candidate) => candidate.score ?? undefined,
  (candidate) => candidate.individual,
  (candidate) => (candidate.deductions === undefined ? undefined : -candidate.deductions),
  (candidate) => candidate.awards,
];

function decisionBreaker(decided: readonly string[]): Breaker {
  const places = new Map<string, number>();
  decided.forEach((id, place) => {
    if (!places.has(id)) places.set(id, place);
  });
  return ({ id }) => -(places.get(id) ?? decided.length);
}

function split<C extends Candidate>(cluster: C[], breaker: Breaker): C[][] {
  const byValue = new Map<number, C[]>();
  for (const candidate of cluster) {
    const value = breaker(candidate);
    if (value === undefined) return [cluster];
    const equals = byValue.get(value);
    if (equals === undefined) byValue.set(value, [candidate]);
    else equals.push(candidate);
  }
  return [...byValue].sort(([a], [b]) => b - a).map(([, equals]) => equals);
}
