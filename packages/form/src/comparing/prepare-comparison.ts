import type { Form, ScoreInputs, ScoreResult } from "@duheng/contracts";
import { type CohortMembers, joinMembers } from "@duheng/formula";
import type { FormContext, PreparedForm } from "../api.ts";
import { type CarriedOver, carryOver } from "../carrying/carry-over.ts";
import { recordOf } from "../json/record.ts";
import { prepareForm } from "../prepare-form.ts";
import { wholeScore } from "../scoring/whole-score.ts";
import type { IndicatorComparison, ScoreComparison, Submission } from "./comparison.ts";
import { rounded } from "./score-counts.ts";

/** What either version's formulas may name, and the edition of the language in which they are meant. */
export interface ComparedContexts {
  readonly before?: FormContext;
  readonly after?: FormContext;
}

/** What is known of each group (`Submission.group`), in each version for itself. Plain JSON. */
export interface InGroups<Known> {
  readonly before: Readonly<Record<string, Known>>;
  readonly after: Readonly<Record<string, Known>>;
}

/** What the submissions of a part of the groups give to formulas over the group. */
export type GroupMembers = InGroups<CohortMembers>;
/** What all of each group's say, for the score of each. */
export type GroupValues = InGroups<Readonly<Record<string, unknown>>>;

/** Two versions made ready to score the same submissions, in as many parts as one likes. */
export interface Comparison {
  /** Whether a formula of either looks at the group: then `compare` needs what all of them, joined, say. */
  readonly needsGroups: boolean;
  membersOf(submissions: readonly Submission[]): GroupMembers;
  valuesOf(members: GroupMembers): GroupValues;
  compare(submission: Submission, groups: GroupValues): ScoreComparison;
}

export const noGroups = { before: {}, after: {} } as const;

/** Makes both versions ready once. Throws FormError where either form does not check. */
export function prepareComparison(
  oldForm: Form,
  newForm: Form,
  { before: earlier = {}, after: later = {} }: ComparedContexts = {},
): Comparison {
  const [older, newer] = [prepareForm(oldForm, earlier), prepareForm(newForm, later)];
  const codes = codesById(oldForm, newForm);
  const carriedInputs = (inputs: ScoreInputs) => {
    const carried = carryOver(inputs.answers, oldForm, newForm);
    return { carried, inputs: translated(inputs, carried, codes) };
  };
  return {
    needsGroups: older.needsCohort || newer.needsCohort,
    membersOf: (submissions) => ({
      before: membersIn(older, submissions, ({ inputs }) => inputs),
      after: membersIn(newer, submissions, ({ inputs }) => carriedInputs(inputs).inputs),
    }),
    valuesOf: ({ before, after }) => ({
      before: mapped(before, (members) => older.cohortOfMembers(members)),
      after: mapped(after, (members) => newer.cohortOfMembers(members)),
    }),
    compare({ id, inputs, group = "" }, { before, after }) {
      const { carried, inputs: now } = carriedInputs(inputs);
      const was = scored(older, inputs, ownOf(before, group));
      const is = scored(newer, now, ownOf(after, group));
      const indicators = indicatorsOf(oldForm, newForm, was, is);
      const { lost, unfit } = carried;
      return { id, before: was, after: is, difference: differenceOf(was, is), indicators, lost, unfit };
    },
  };
}

/** Of two parts of the same groups. */
export function joinGroups(one: GroupMembers, other: GroupMembers): GroupMembers {
  return { before: joined(one.before, other.before), after: joined(one.after, other.after) };
}

type Members = Readonly<Record<string, CohortMembers>>;

function joined(one: Members, other: Members): Members {
  const all = new Map(Object.entries(one));
  for (const [group, members] of Object.entries(other)) {
    const known = all.get(group);
    all.set(group, known === undefined ? members : joinMembers(known, members));
  }
  return recordOf([...all]);
}

function membersIn(
  paper: PreparedForm,
  submissions: readonly Submission[],
  inputsOf: (submission: Submission) => ScoreInputs,
): Members {
  if (!paper.needsCohort) return {};
  const groups = new Map<string, ScoreInputs[]>();
  for (const submission of submissions) {
    const { group = "" } = submission;
    const members = groups.get(group) ?? [];
    members.push(inputsOf(submission));
    groups.set(group, members);
  }
  return recordOf([...groups].map(([group, members]) => [group, paper.membersOf(members)]));
}

function mapped<From, To>(record: Readonly<Record<string, From>>, make: (from: From) => To) {
  return recordOf(Object.entries(record).map(([group, from]) => [group, make(from)] as const));
}

function ownOf<Known>(record: Readonly<Record<string, Known>>, group: string): Known | undefined {
  return Object.hasOwn(record, group) ? record[group] : undefined;
}

function scored(
  paper: PreparedForm,
  inputs: ScoreInputs,
  cohort: Readonly<Record<string, unknown>> | undefined,
): ScoreResult {
  return paper.score(cohort === undefined ? inputs : { ...inputs, cohort: { ...cohort } });
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
  carried: CarriedOver,
  codes: ReadonlyMap<string, string>,
): ScoreInputs {
  const { ratings, review } = inputs;
  return {
    ...inputs,
    answers: { ...carried.answers },
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
