import type { Answers, Form, Indicator, RaterKind, Sample, ScoreInputs } from "@duheng/contracts";
import { carryOver } from "@duheng/form";

/** What was tried with one sample, or blank: one state for all roles, so that a total can be reached in one go. */
export interface Trial extends Given {
  /** The form that the answers were typed into: later changes of it are followed by the fields' ids. */
  readonly form: Form;
  readonly answers: Answers;
}

/** What people other than the one who fills the form gave in a trial. */
export interface Given {
  /** Points given by a reviewer, by the indicator's id. */
  readonly review: Readonly<Record<string, number>>;
  /** One ballot of each kind of rater: points by the indicator's id. */
  readonly ballots: Readonly<Partial<Record<RaterKind, Readonly<Record<string, number>>>>>;
}

/** What the trial view remembers while other views of the designer are looked at; by sample, "" for blank. */
export interface TrialMemory {
  sampleId: string | undefined;
  readonly trials: Map<string, Trial>;
}

/** A trial that nothing was done with yet. */
export function beginTrial(form: Form, sample: Sample | undefined): Trial {
  const given = sample?.inputs.review ?? {};
  const review = reviewedBy(form).flatMap(({ id, code }): [string, number][] => {
    const points = given[code];
    return points === undefined ? [] : [[id, points]];
  });
  return { form, answers: sample?.inputs.answers ?? {}, review: Object.fromEntries(review), ballots: {} };
}

/** The trial's answers for the form as it is now, as far as their fields are still there. */
export function answersFor(trial: Trial, form: Form): Answers {
  return trial.form === form ? trial.answers : { ...carryOver(trial.answers, trial.form, form).answers };
}

/** What the score depends on beside the answers: the sample's data, and the points given in the trial. */
export function surroundingsOf(
  { review, ballots }: Given,
  form: Form,
  sample: Sample | undefined,
): Omit<ScoreInputs, "answers"> {
  const { answers: _answers, review: _review, ...rest } = sample?.inputs ?? { answers: {} };
  const points = reviewedBy(form).flatMap(({ id, code }): [string, number][] => {
    const given = review[id];
    return given === undefined ? [] : [[code, given]];
  });
  const ratings = { ...rest.ratings };
  for (const kind of raterKinds) {
    for (const { id, code } of ratedBy(form, kind)) {
      const value = ballots[kind]?.[id];
      if (value === undefined) continue;
      const before = ratings[code] ?? {};
      const others = before[kind] ?? [];
      const count = Math.max(1, ballotsNeeded(form, kind) - others.length);
      ratings[code] = { ...before, [kind]: [...others, ...Array<number>(count).fill(value)] };
    }
  }
  return {
    ...rest,
    review: Object.fromEntries(points),
    ...(Object.keys(ratings).length === 0 ? {} : { ratings }),
  };
}

/** How much of the points that people give is given. */
export function progressOf(
  { review, ballots }: Given,
  form: Form,
  sample: Sample | undefined,
): Record<"review" | "ratings", { readonly given: number; readonly asked: number }> {
  const reviewed = reviewedBy(form);
  const rated = raterKinds.flatMap((kind) => ratedBy(form, kind).map((indicator) => ({ kind, indicator })));
  const isRated = ({ kind, indicator: { id, code } }: (typeof rated)[number]) =>
    ballots[kind]?.[id] !== undefined || (sample?.inputs.ratings?.[code]?.[kind] ?? []).length > 0;
  return {
    review: { given: reviewed.filter(({ id }) => review[id] !== undefined).length, asked: reviewed.length },
    ratings: { given: rated.filter(isRated).length, asked: rated.length },
  };
}

export const raterKinds: readonly RaterKind[] = ["superior", "peer", "subordinate", "self", "public"];

export function reviewedBy(form: Form): Indicator[] {
  return form.indicators.filter(({ by }) => by.kind === "reviewer");
}

/** The indicators that a kind of rater is asked about: only kinds with a weight count. */
export function ratedBy(form: Form, kind: RaterKind): Indicator[] {
  if ((form.ratings?.weights[kind] ?? 0) <= 0) return [];
  return form.indicators.filter(({ by }) => by.kind === "rating" && (by.raters?.includes(kind) ?? true));
}

/** Fewer ballots of the kind do not count. */
export function ballotsNeeded(form: Form, kind: RaterKind): number {
  return Math.max(1, form.ratings?.minimum?.[kind] ?? 1);
}
