import { type StepActionName, transition } from "@duheng/assessment";
import type { Assessment, Score, ScoreInputs, Staff } from "@duheng/contracts";
import { fillItems } from "../forms/fill.ts";
import type { Item } from "../forms/items/index.ts";
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
  colleagues: readonly Staff[],
): { assessment: Assessment; scores: Score[] } {
  const reached = person.excluded?.code === "leave" ? "untouched" : progress;
  if (reached === "untouched") return { assessment: opened, scores: [] };
  const { items } = person.paper;
  const amounts = amountsOf(items, randomOf(opened.id), performance);
  const filled = fillItems(items, (item) => amounts.get(item) ?? 1);
  const form = preparedForm(person.paper.published.version);
  const days = daysAfter(opened.period);

  if (reached === "filling") {
    const half = Object.fromEntries(Object.entries(filled.answers).slice(0, 6));
    const assessment = {
      ...opened,
      answers: half,
      answersSavedAt: at(days.saved),
      updatedAt: at(days.saved),
    };
    return { assessment, scores: [] };
  }
  const answers = { ...form.submission(filled.answers) };
  const submitted: Assessment = {
    ...moved(opened, "submit", opened.subject.id, at(days.submitted)),
    answers,
    summary: summaryOf(person),
    answersSavedAt: at(days.submitted),
    submittedAt: at(days.submitted),
  };
  const first = scored(submitted, form.score({ answers }), { answers }, "submit", at(days.submitted));
  // Under investigation there is no comment until it is settled (G18).
  if (reached === "submitted" || person.excluded?.code === "investigation") return first;

  const { staffId: reviewer, by, byName } = signatureOf(submitted, "review", colleagues);
  const inputs: ScoreInputs = {
    answers,
    review: filled.review,
    ...(filled.ratings ? { ratings: filled.ratings } : {}),
  };
  const result = form.score(inputs);
  const when = at(days.reviewed);
  const reviewed: Assessment = {
    ...moved(first.assessment, "review", reviewer, when),
    review: { points: filled.review, comment: commentOf(result.score), by, byName, at: when },
  };
  const second = scored(reviewed, result, inputs, "review", when, by);
  return {
    assessment: second.assessment,
    scores: [...first.scores.map((score) => ({ ...score, supersededAt: when })), ...second.scores],
  };
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
  inputs: ScoreInputs,
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
