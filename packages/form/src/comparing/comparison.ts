import type { IndicatorResult, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { CarriedOver } from "../carrying/carry-over.ts";

/** One filled form of a cycle, with everything that its score depends on. */
export interface Submission {
  readonly id: string;
  readonly inputs: ScoreInputs;
  /** Whom formulas over the group (COHORT…) hold it against: those with the same; absent is a group too. */
  readonly group?: string;
}

/** One filled form's score by both versions. */
export interface ScoreComparison {
  readonly id: string;
  readonly before: ScoreResult;
  readonly after: ScoreResult;
  /** Published points after less before, exact to 4 decimals; null where either has no score, or not a whole one. */
  readonly difference: number | null;
  /** By the indicator's stable id, in the later form's order and then those it no longer has. */
  readonly indicators: readonly IndicatorComparison[];
  /** What could not be carried into the later version, and what no longer fits: a score that rests on less. */
  readonly lost: CarriedOver["lost"];
  readonly unfit: CarriedOver["unfit"];
}

export interface IndicatorComparison {
  readonly id: string;
  readonly title: string;
  /** Absent: the version has no such indicator. */
  readonly before?: IndicatorResult;
  readonly after?: IndicatorResult;
}
