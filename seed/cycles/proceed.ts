import { type ContributionOf, type StepActionName, transition } from "@duheng/assessment";
import type {
  Assessment,
  Contribution,
  ContributionKind,
  Score,
  ScoreInputs,
  Staff,
  StepKind,
} from "@duheng/contracts";
import { answersFromData, typedAnswers } from "@duheng/form";
import { dataFor, type UnitData } from "../datasets/unit-data.ts";
import { type FilledForm, fillItems } from "../forms/fill.ts";
import type { Item } from "../forms/items/index.ts";
import type { UnitPeople } from "../organisation/people.ts";
import { type Random, randomOf } from "../random.ts";
import { at } from "../times.ts";
import type { AssessedPerson } from "./open-assessment.ts";
import { preparedForm } from "./prepared.ts";
import { signatureOf } from "./signature.ts";

/** How far an assessment came; grades are decided for the whole group afterwards. */
export type Progress = "untouched" | "filling" | "submitted" | "reviewed";

export interface Performance {
  /** How well the person works, 0–1. */
  readonly quality: number;
  /** How much single items differ from it. */
  readonly spread: number;
  /** Events that are certain, by the code of their indicator. */
  readonly events?: Readonly<Record<string, number>>;
}

/** One assessment filled, submitted and reviewed as far as asked, scored by the published form itself. */
export function proceed(
  opened: Assessment,
  person: AssessedPerson,
  progress: Progress,
  performance: Performance,
  { people: { staff: colleagues }, unitData }: { readonly people: UnitPeople; readonly unitData: UnitData },
): { assessment: Assessment; contributions: Contribution[]; scores: Score[] } {
  const blank = paperOf(opened);
  const reached = person.excluded?.code === "leave" ? "untouched" : progress;
  if (reached === "untouched") return { assessment: opened, contributions: [blank], scores: [] };
  const filled = filledFor(opened, person, performance);
  const form = preparedForm(person.paper.published.version);
  const days = daysAfter(opened.period);

  if (reached === "filling") {
    const typed = typedAnswers(form.fields, filled.answers);
    const half = Object.fromEntries(Object.entries(typed).slice(0, 6));
    const savedAt = at(days.saved);
    const begun = { ...blank, savedAt, updatedAt: savedAt, filling: { ...blank.filling, answers: half } };
    return { assessment: opened, contributions: [begun], scores: [] };
  }
  const typed = { ...form.submission(typedAnswers(form.fields, filled.answers)) };
  const said = dataFor(unitData, person.paper.published.version.document, {
    period: opened.period,
    staffId: opened.subject.id,
  });
  const given: ScoreInputs =
    said === undefined
      ? { answers: typed }
      : { answers: { ...answersFromData(form.fields, said.data, typed).answers }, data: said.data };
  const submittedAt = at(days.submitted);
  const submitted: Assessment = {
    ...moved(opened, "submit", opened.subject.id, submittedAt),
    submittedAt,
  };
  const paper: Contribution = {
    ...blank,
    ...givenAt(submittedAt),
    filling: { ...blank.filling, answers: typed, summary: summaryOf(person) },
  };
  const origin = { inputs: given, datasets: said?.datasets };
  const first = scored(submitted, form.score(given), origin, "submit", submittedAt);
  // Under investigation there is no comment until it is settled (G18).
  if (reached === "submitted" || person.excluded?.code === "investigation")
    return { ...first, contributions: [paper] };

  const { staffId: reviewer, by } = signatureOf(submitted, "review", colleagues);
  const inputs: ScoreInputs = {
    ...given,
    review: filled.review,
    ...(filled.ratings ? { ratings: filled.ratings } : {}),
  };
  const result = form.score(inputs);
  const when = at(days.reviewed);
  const reviewed = moved(first.assessment, "review", reviewer, when);
  const review = { points: filled.review, comment: commentOf(result.score) };
  const second = scored(reviewed, result, { ...origin, inputs }, "review", when, by);
  return {
    assessment: second.assessment,
    contributions: [paper, { ...contributed(submitted, "review", colleagues, when), review }],
    scores: [...first.scores.map((score) => ({ ...score, supersededAt: when })), ...second.scores],
  };
}

/** A paper filled as its person works; what data say is what they would have to say for it. */
export function filledFor(
  opened: Assessment,
  { paper: { items } }: AssessedPerson,
  performance: Performance,
): FilledForm {
  const amounts = amountsOf(items, randomOf(opened.id), performance);
  return fillItems(items, (item) => amounts.get(item) ?? 1);
}

/** An action done as the process allows it; a seed that it does not allow is a mistake in the seed. */
export function moved(
  assessment: Assessment,
  action: StepActionName,
  staffId: string,
  when: string,
): Assessment {
  const actor = { userId: staffId, staffId, roles: [], at: when };
  const outcome = transition(assessment, action, actor);
  if (!outcome.ok) throw new Error(`seed: ${assessment.id} ${action}: ${outcome.refusal.message.en}`);
  return { ...assessment, state: outcome.state, steps: outcome.steps, updatedAt: when };
}

/** What a person of the unit gives in a step of this kind; its body is to be added. */
export function contributed(
  assessment: Assessment,
  kind: Exclude<ContributionKind, "filling">,
  people: readonly Staff[],
  when: string,
): Contribution {
  const { by, byName } = signatureOf(assessment, kind, people);
  return { ...within(assessment, kind, kind), by, byName, ...givenAt(when), createdAt: when };
}

function paperOf(assessment: Assessment): ContributionOf<"filling"> {
  const { userId, subject, snapshot, paperHash, createdAt } = assessment;
  return {
    ...within(assessment, "filling", "summary"),
    by: userId ?? subject.id,
    byName: snapshot.name,
    state: "draft",
    filling: { paperHash, answers: {} },
    createdAt,
    updatedAt: createdAt,
  };
}

function within({ id, tenantId, steps }: Assessment, kind: ContributionKind, ofStep: StepKind) {
  const stepId = steps.find((step) => step.kind === ofStep)?.id ?? ofStep;
  return { id: `${id}-${kind}`, tenantId, assessmentId: id, stepId, kind, revision: 1 };
}

function givenAt(when: string) {
  return { state: "given" as const, savedAt: when, givenAt: when, updatedAt: when };
}

/** Days of the usual course after a quarter's end. */
export function daysAfter(period: string) {
  return period === "2026-Q2"
    ? {
        saved: "2026-07-01",
        submitted: "2026-07-03",
        reviewed: "2026-07-08",
        decided: "2026-07-13",
        feedback: "2026-07-16",
        acknowledged: "2026-07-18",
      }
    : {
        saved: "2026-09-22",
        submitted: "2026-09-24",
        reviewed: "2026-09-25",
        decided: "2026-10-13",
        feedback: "2026-10-16",
        acknowledged: "2026-10-18",
      };
}

function scored(
  assessment: Assessment,
  result: Score["result"],
  { inputs, datasets }: { readonly inputs: ScoreInputs; readonly datasets: Score["datasets"] },
  cause: Score["cause"],
  when: string,
  by = assessment.userId ?? assessment.subject.id,
): { assessment: Assessment; scores: Score[] } {
  const score: Score = {
    id: `${assessment.id}-${cause}`,
    tenantId: assessment.tenantId,
    assessmentId: assessment.id,
    paperHash: assessment.paperHash,
    inputs,
    ...(datasets ? { datasets } : {}),
    result,
    cause,
    scoredAt: when,
    scoredBy: by,
  };
  return { assessment: { ...assessment, result, scoreId: score.id, score: result.score }, scores: [score] };
}

/** How much each item earns: shares of points around the person's quality, now and then an addition or a deduction. */
function amountsOf(
  items: readonly Item[],
  random: Random,
  { quality, spread, events = {} }: Performance,
): Map<Item, number> {
  return new Map(
    items.map((item) => {
      const certain = events[item.indicator.code];
      if (certain !== undefined) return [item, certain];
      if (item.indicator.points.kind === "fixed") return [item, random.around(quality, spread)];
      if (item.indicator.group === "浮动") return [item, random.between(0, 3)];
      const chance = spread === 0 ? 1 : random.next();
      return [item, chance < likelihood(item, quality) ? 1 : 0];
    }),
  );
}

/** How likely an addition or a deduction is. */
function likelihood({ indicator }: Item, quality: number): number {
  return indicator.polarity === "negative" ? 0.08 * (1.1 - quality) : 0.15 * quality;
}

function summaryOf({ staff }: AssessedPerson): string {
  return `本季度认真履行${staff.position ?? "岗位"}职责，按计划完成各项任务。（示例小结，${staff.name}）`;
}

function commentOf(score: number | null): string {
  if (score === null) return "已审核。";
  if (score >= 90) return "工作扎实，成效明显，继续保持。";
  if (score >= 80) return "较好完成任务，重点工作还可再主动一些。";
  return "基本完成任务，请对照失分项逐条改进。";
}
