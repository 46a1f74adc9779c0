import type { Grade, RaterKind } from "@duheng/contracts";
import {
  annualEligibility,
  bandOf,
  combineRatings,
  defaultBands,
  leaveShare,
  netAdjustment,
  pooledSeats,
  proposeGrades,
  publishScore,
  type Rounding,
  satisfactionPoints,
  seatsOf,
  shareSeats,
  transferScore,
} from "../src/index.ts";

/** What the cases of each kind give in. */
interface Inputs {
  quota: { base?: number; groups?: number[]; pooled?: boolean; percent: number; rounding?: Rounding };
  seats: { categories: number[]; cap: number };
  rank: { seats: number; scores: number[] };
  adjust: { additions: number[]; additionCap?: number; deductions: number[]; deductionCap?: number };
  ratings: {
    weights: Partial<Record<RaterKind, number>>;
    scores: Partial<Record<RaterKind, number | number[] | null>>;
  };
  round: { raw: string | number };
  band: { score: number };
  public: { rate: number; answers: number };
  transfer: { parts: { days: number; score: number }[] };
  leave: { cycle: [string, string]; leaves: [string, string][] };
  annual: { grades: (Grade | null)[]; minimumGood?: number | "half"; missing?: "in" | "out" };
}

export type CaseKind = keyof Inputs;

type Runners = { [Kind in CaseKind]: (input: Inputs[Kind]) => Record<string, unknown> };

/** The outcome of one case of a rule: thin calls of the real functions. Throws on a kind that is not known. */
export function runCase<Kind extends CaseKind>(kind: Kind, input: Inputs[Kind]): Record<string, unknown> {
  const run: Runners[Kind] | undefined = runners[kind];
  if (!run) throw new Error(`no such kind of case: ${kind}`);
  return run(input);
}

const runners: Runners = {
  quota: ({ base = 0, groups, pooled, percent, rounding }) => {
    if (!groups) return { seats: seatsOf(base, percent, rounding) };
    if (pooled !== false) return { seats: pooledSeats(groups, percent, rounding) };
    return { seats: groups.reduce((total, group) => total + seatsOf(group, percent, rounding), 0) };
  },
  seats: ({ categories, cap }) => ({ ...shareSeats(categories, cap) }),
  rank: ({ seats, scores }) => {
    const candidates = scores.map((score, index) => ({ id: String(index), score }));
    const { good, pendingSeats } = proposeGrades({ candidates, bands: defaultBands, seats });
    return { good, pending: pendingSeats };
  },
  adjust: (input) => ({ net: netAdjustment(input) }),
  ratings: (input) => {
    const result = combineRatings(input);
    return result.ok ? { score: result.score, grade: bandOf(result.score) } : { blocked: result.blocked };
  },
  round: ({ raw }) => {
    const result = publishScore(raw);
    // The raw total is told where it is another than the published one by more than rounding.
    return result.clipped
      ? { published: result.published, raw: result.raw }
      : { published: result.published };
  },
  band: ({ score }) => ({ grade: bandOf(score) }),
  public: (input) => ({ points: satisfactionPoints(input).points }),
  transfer: ({ parts }) => ({ score: transferScore(parts) }),
  leave: ({ cycle: [from, to], leaves }) => {
    const ranges = leaves.map(([first, last]) => ({ from: first, to: last }));
    const { days, graded } = leaveShare({ from, to }, ranges);
    return { days, graded };
  },
  annual: (input) => ({ eligible: annualEligibility(input).eligible }),
};
