import type { Form, IndicatorResult, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { FormContext, PreparedForm } from "../api.ts";
import { type CarriedOver, carryOver } from "../carrying/carry-over.ts";
import { recordOf } from "../json/record.ts";
import { prepareForm } from "../prepare-form.ts";
import { wholeScore } from "../scoring/whole-score.ts";

/** One filled form of a cycle, with everything that its score depends on. */
export interface Submission {
  readonly id: string;
  readonly inputs: ScoreInputs;
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

export interface ScoresCompared {
  readonly comparisons: readonly ScoreComparison[];
  readonly summary: ScoreSummary;
}

/** What either version's formulas may name, and the edition of the language in which they are meant. */
export interface ComparedContexts {
  readonly before?: FormContext;
  readonly after?: FormContext;
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

/**
 * A cycle's filled forms scored by the version that they were filled with, and by another beside it (试算): answers
 * follow `x-id`, a reviewer's points and ballots follow the indicator's id. COHORT… looks at just these submissions, in
 * each version for itself. Pure; throws FormError where either form does not check.
 */
export function compareScores(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  contexts: ComparedContexts = {},
): ScoresCompared {
  const steps = comparing(oldForm, newForm, submissions, contexts);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** So many forms are scored, by one version, between two turns of others. */
const atOnce = 10;

/** The same, letting others have their turn by `turn` every few forms: for a server with hundreds of them. */
export async function compareScoresInTurns(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  turn: () => Promise<unknown>,
  contexts: ComparedContexts = {},
): Promise<ScoresCompared> {
  const steps = comparing(oldForm, newForm, submissions, contexts);
  for (let count = 1; ; count += 1) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (count % atOnce === 0) await turn();
  }
}

/** Yields after each form that one version has scored. */
function* comparing(
  oldForm: Form,
  newForm: Form,
  submissions: readonly Submission[],
  { before: earlier = {}, after: later = {} }: ComparedContexts,
): Generator<undefined, ScoresCompared> {
  const codes = codesById(oldForm, newForm);
  const carried: CarriedOver[] = [];
  for (const { inputs } of submissions) {
    carried.push(carryOver(inputs.answers, oldForm, newForm));
    yield;
  }
  const before = yield* scoreAll(
    prepareForm(oldForm, earlier),
    submissions.map(({ inputs }) => inputs),
  );
  const after = yield* scoreAll(
    prepareForm(newForm, later),
    submissions.map(({ inputs }, index) => translated(inputs, carried[index], codes)),
  );
  const comparisons = submissions.flatMap(({ id }, index): ScoreComparison[] => {
    const [was, is, carry] = [before[index], after[index], carried[index]];
    if (was === undefined || is === undefined || carry === undefined) return [];
    const indicators = indicatorsOf(oldForm, newForm, was, is);
    const { lost, unfit } = carry;
    return [{ id, before: was, after: is, difference: differenceOf(was, is), indicators, lost, unfit }];
  });
  return { comparisons, summary: summaryOf(comparisons) };
}

function* scoreAll(paper: PreparedForm, inputs: readonly ScoreInputs[]): Generator<undefined, ScoreResult[]> {
  const group = paper.needsCohort ? { cohort: { ...paper.cohortOf(inputs) } } : {};
  const results: ScoreResult[] = [];
  for (const each of inputs) {
    results.push(paper.score({ ...each, ...group }));
    yield;
  }
  return results;
}

/** Earlier code → later code of the same indicator. */
function codesById(oldForm: Form, newForm: Form): ReadonlyMap<string, string> {
  const later = new Map(newForm.indicators.map(({ id, code }) => [id, code]));
  return new Map(
    oldForm.indicators.flatMap(({ id, code }) => {
      const now = later.get(id);
      return now === undefined ? [] : [[code, now] as const];
    }),
  );
}

/** The group's values of the one version say nothing in the other: they are left out. */
function translated(
  { cohort: _cohort, ...inputs }: ScoreInputs,
  carried: CarriedOver | undefined,
  codes: ReadonlyMap<string, string>,
): ScoreInputs {
  const { ratings, review } = inputs;
  return {
    ...inputs,
    answers: { ...carried?.answers },
    ...(ratings === undefined ? {} : { ratings: byNewCode(ratings, codes) }),
    ...(review === undefined ? {} : { review: byNewCode(review, codes) }),
  };
}

function byNewCode<Value>(
  values: Readonly<Record<string, Value>>,
  codes: ReadonlyMap<string, string>,
): Record<string, Value> {
  return recordOf(
    Object.entries(values).flatMap(([code, value]) => {
      const now = codes.get(code);
      return now === undefined ? [] : [[now, value] as const];
    }),
  );
}

function indicatorsOf(
  oldForm: Form,
  newForm: Form,
  before: ScoreResult,
  after: ScoreResult,
): IndicatorComparison[] {
  const earlier = new Map(oldForm.indicators.map((indicator) => [indicator.id, indicator]));
  const later = new Set(newForm.indicators.map(({ id }) => id));
  const gone = oldForm.indicators.filter(({ id }) => !later.has(id));
  return [...newForm.indicators, ...gone].map(({ id, title, code }) => {
    const was = before.indicators[earlier.get(id)?.code ?? ""];
    const is = later.has(id) ? after.indicators[code] : undefined;
    return {
      id,
      title,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

function differenceOf(before: ScoreResult, after: ScoreResult): number | null {
  const [was, is] = [wholeScore(before), wholeScore(after)];
  return was === null || is === null ? null : rounded(is - was);
}

/** What comparisons say together; those of several earlier versions may be put together. */
export function summaryOf(
  comparisons: readonly Pick<ScoreComparison, "before" | "after" | "difference" | "lost">[],
): ScoreSummary {
  const scored = comparisons.flatMap(({ before, after, difference }) =>
    difference === null ? [] : [{ before: before.score ?? 0, after: after.score ?? 0, difference }],
  );
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    count: comparisons.length,
    higher: scored.filter(({ difference }) => difference > 0).length,
    lower: scored.filter(({ difference }) => difference < 0).length,
    same: scored.filter(({ difference }) => difference === 0).length,
    unscored: comparisons.length - scored.length,
    meanBefore: mean(scored.map(({ before }) => before)),
    meanAfter: mean(scored.map(({ after }) => after)),
    largestRise: scored.reduce((most, { difference }) => Math.max(most, difference), 0),
    largestFall: scored.reduce((most, { difference }) => Math.max(most, -difference), 0),
    withLosses: comparisons.filter(({ lost }) => lost.length > 0).length,
  };
}

/** Scores have at most 4 decimals: what binary subtraction adds is taken away again. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
