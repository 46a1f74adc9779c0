import type { Grade, GradeBands } from "@duheng/contracts";
import { bandOf, isAbove, underCeiling } from "./band.ts";
import { type Candidate, clusters } from "./rank.ts";

export interface GradeCandidate extends Candidate {
  /** The highest grade that a veto leaves (G9). */
  readonly ceiling?: Grade | undefined;
}

export interface GradeProposal {
  readonly id: string;
  readonly rank: number;
  readonly tied: boolean;
  /** By the bands alone. */
  readonly band: Grade;
  /** After ceiling and quota; of those tied at the edge it is what is sure, with `pending`. */
  readonly proposed: Grade;
  /** A seat stands open between equals; people decide (G14). */
  readonly pending: boolean;
}

export interface Proposals {
  /** From the best down. */
  readonly rows: readonly GradeProposal[];
  /** How many are proposed as good. */
  readonly good: number;
  /** Seats that stand open between equals. good + pendingSeats is never more than the seats. */
  readonly pendingSeats: number;
  /** Those without a score, who get no proposal. */
  readonly unscored: readonly string[];
}

export interface ProposalInput {
  readonly candidates: readonly GradeCandidate[];
  readonly bands: GradeBands;
  readonly seats: number;
  /** A recorded decision of the leaders on equals: ids in their order. */
  readonly decided?: readonly string[];
}

/**
 * Grades as the rules propose them (G9, G10, G11, G14): the band of the published score, lowered to a veto's
 * ceiling; then the seats for good, by rank; who is in the band but past the seats is fair. Equals at the edge
 * stay pending. A seat that a ceiling frees passes to the next. Who takes part is the caller's: people without
 * a grade (G17, G18) are not among the candidates.
 */
export function proposeGrades({ candidates, bands, seats, decided = [] }: ProposalInput): Proposals {
  const rows: GradeProposal[] = [];
  let left = Math.max(0, seats);
  let pendingSeats = 0;
  for (const cluster of clusters(candidates, decided)) {
    const rank = rows.length + 1;
    const claims = cluster.filter((candidate) => bestGrade(candidate, bands) === "good").length;
    const enough = claims <= left;
    const pending = !enough && left > 0;
    for (const candidate of cluster) {
      const best = bestGrade(candidate, bands);
      const claimsSeat = best === "good";
      rows.push({
        id: candidate.id,
        rank,
        tied: cluster.length > 1,
        band: bandOf(candidate.score ?? 0, bands),
        proposed: claimsSeat && !enough ? "fair" : best,
        pending: claimsSeat && pending,
      });
    }
    if (pending) pendingSeats = left;
    left = enough ? left - claims : 0;
  }
  return {
    rows,
    good: rows.filter((row) => row.proposed === "good").length,
    pendingSeats,
    unscored: candidates.filter((candidate) => candidate.score === null).map((candidate) => candidate.id),
  };
}

/** Whether a grade may be given to somebody under this ceiling (G9). */
export function allowsGrade(ceiling: Grade | undefined, grade: Grade): boolean {
  return !ceiling || !isAbove(grade, ceiling);
}

function bestGrade(candidate: GradeCandidate, bands: GradeBands): Grade {
  return underCeiling(bandOf(candidate.score ?? 0, bands), candidate.ceiling);
}
