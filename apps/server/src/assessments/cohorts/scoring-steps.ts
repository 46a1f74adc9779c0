import { isBeforeDecision } from "@duheng/assessment";
import type { Assessment, JobProgress, Score } from "@duheng/contracts";
import { type CohortMembers, joinMembers } from "@duheng/form";
import type { FilterOf } from "../../database/filter.ts";
import { AppError } from "../../errors/app-error.ts";
import { paperSource } from "../../forms/paper-source.ts";
import { usedInputs } from "../../forms/used-inputs.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { AssessmentModel, assessments, scores } from "../model.ts";
import { supersedeScore } from "../supersede-score.ts";
import { isTold } from "../told.ts";
import { baseOf, type CohortKey, everybodyIn } from "./cohort.ts";
import { preparedValues } from "./prepared-values.ts";
import { valuesOf } from "./values.ts";

/** How far the scoring of a cohort is: plain JSON, so that it goes on wherever it was noted. */
export interface CohortStage {
  /** Of the cohort when it began: with another number, it begins again. */
  readonly changes: number;
  /** members: what each gives to the group; scores: each with what the group says. */
  readonly phase: "members" | "scores" | "done";
  /** The last paper looked at in this phase. */
  readonly after?: string;
  /** How many have been looked at, in both phases. */
  readonly looked: number;
  readonly total: number;
  /** So many papers are looked at by the next step. */
  readonly size: number;
  /** JSON by the paper's hash: of CohortMembers in the first phase, of ids of CohortValues in the second. */
  readonly groups: string;
  /** How many got a new score. */
  readonly scored: number;
}

/** What a step found, and what it writes. */
interface Found {
  readonly next: CohortStage;
  readonly write?: () => Promise<void>;
}

/** So many papers go to the workshop, and into one transaction, at once. */
const papersAtOnce = 40;
/** A stage has to find room in a document. */
const mostGroupText = 8_000_000;

/** The first step: how many there are to look at. */
export async function beginScoring(key: CohortKey, changes: number): Promise<Found> {
  const base = await assessments.count(baseOf(key));
  const everybody = await assessments.count(everybodyIn(key));
  return {
    next: {
      changes,
      phase: "members",
      looked: 0,
      total: base + everybody,
      size: papersAtOnce,
      groups: "{}",
      scored: 0,
    },
  };
}

/**
 * Looks at the next papers. Where they take the workshop too long, the next step takes fewer. Errors: `too-costly` where a
 * single one does. `by`: the account of who brought it about.
 */
export async function stepScoring(key: CohortKey, stage: CohortStage, by: string): Promise<Found> {
  try {
    return stage.phase === "members" ? await gather(key, stage) : await score(key, stage, by);
  } catch (error) {
    const isTooMany = error instanceof AppError && error.code === "too-costly" && stage.size > 1;
    if (!isTooMany) throw error;
    return { next: { ...stage, size: Math.ceil(stage.size / 4) } };
  }
}

/** In papers, each of which is looked at twice. */
export function progressOf({ looked, total, phase }: CohortStage): JobProgress {
  const all = Math.max(looked, total);
  return { done: phase === "done" ? all : looked, total: all };
}

/** First phase: what the next of those who count give; after the last, what all of them say. */
async function gather(key: CohortKey, stage: CohortStage): Promise<Found> {
  const page = await pageOf(baseOf(key), stage);
  let groups: Readonly<Record<string, CohortMembers>> = JSON.parse(stage.groups);
  for (const [hash, members] of byPaper(page.members)) {
    if (!(await needsCohort(hash))) continue;
    const inputs = members.map(({ score: { inputs: given } }) => given);
    const given = await inWorkshop("cohortMembers", await paperSource(hash), inputs);
    const known = groups[hash];
    groups = { ...groups, [hash]: known === undefined ? given : joinMembers(known, given) };
  }
  const looked = stage.looked + page.count;
  if (page.next !== undefined) return { next: { ...stage, looked, after: page.next, groups: told(groups) } };
  const { after: _after, ...ahead } = stage;
  const { ids, write } = await preparedValues(key, { ...(await ofNobody(key, groups)), ...groups });
  return { write, next: { ...ahead, phase: "scores", looked, groups: told(ids) } };
}

/** Papers that only people have who do not count (such as a form for leaders, G17): they are held against nobody. */
async function ofNobody(key: CohortKey, groups: object): Promise<Record<string, CohortMembers>> {
  const hashes: string[] = await AssessmentModel.distinct("paperHash", everybodyIn(key));
  const found: Record<string, CohortMembers> = {};
  for (const hash of hashes)
    if (!Object.hasOwn(groups, hash) && (await needsCohort(hash)))
      found[hash] = await inWorkshop("cohortMembers", await paperSource(hash), []);
  return found;
}

/** Second phase: the next papers' scores, also of those who do not count, with what the others say. */
async function score(key: CohortKey, stage: CohortStage, by: string): Promise<Found> {
  const page = await pageOf(everybodyIn(key), stage);
  const ids: Readonly<Record<string, string>> = JSON.parse(stage.groups);
  const made: Made[] = [];
  for (const [hash, members] of byPaper(page.members)) {
    const valuesId = ids[hash];
    const due = members.filter((one) => one.score.cohortValuesId !== valuesId && isOpen(one.assessment));
    if (valuesId === undefined || due.length === 0) continue;
    const inputs = due.map((one) => one.score.inputs);
    const cohort = await valuesOf(valuesId);
    const results = await inWorkshop("scoreInCohort", await paperSource(hash), inputs, cohort);
    for (const [index, { assessment, score: before }] of due.entries()) {
      const result = results[index];
      if (result === undefined) continue;
      made.push({
        assessment,
        scored: { inputs: before.inputs, result, ...(before.datasets && { datasets: before.datasets }) },
        valuesId,
      });
    }
  }
  const { after: _after, ...ahead } = stage;
  return {
    write: async () => {
      for (const one of made) await keep(one, by);
    },
    next: {
      ...ahead,
      looked: stage.looked + page.count,
      scored: stage.scored + made.length,
      ...(page.next === undefined ? { phase: "done" as const } : { after: page.next }),
    },
  };
}

interface Made {
  readonly assessment: Assessment;
  readonly scored: Parameters<typeof supersedeScore>[1];
  readonly valuesId: string;
}

/** Of a paper that was returned, scored anew or decided on meanwhile nothing is written. */
async function keep({ assessment: { id, scoreId }, scored, valuesId }: Made, by: string): Promise<void> {
  const present = await assessments.get(id);
  if (present.scoreId !== scoreId || !isOpen(present)) return;
  const score = await supersedeScore(present, scored, { cause: "settle", by, cohortValuesId: valuesId });
  await assessments.replace({ ...present, ...score });
}

/**
 * Through the review, and nothing decided or told that rests on the score; whoever has no grade may be told before the others
 * are reviewed, and still gets his score.
 */
function isOpen(assessment: Assessment): boolean {
  const { steps, grade, result } = assessment;
  const mayChange = !isTold(assessment) || result?.provisional === true;
  return !isBeforeDecision(steps) && grade?.final !== true && mayChange;
}

interface Member {
  readonly assessment: Assessment;
  readonly score: Score;
}

/** The next papers by id with their present scores; `next`: where the page after goes on. */
async function pageOf(
  filter: FilterOf<"Assessment">,
  { after, size }: CohortStage,
): Promise<{ members: Member[]; count: number; next: string | undefined }> {
  const ahead = { ...filter, ...(after === undefined ? {} : { _id: { $gt: after } }) };
  const found = await assessments.find(ahead, { sort: { _id: 1 }, limit: size });
  const kept = await scores.getMany(found.flatMap(({ scoreId }) => scoreId ?? []));
  const byId = new Map(kept.map((one) => [one.id, one]));
  return {
    members: found.flatMap((assessment) => {
      const present = byId.get(assessment.scoreId ?? "");
      return present === undefined ? [] : [{ assessment, score: present }];
    }),
    count: found.length,
    next: found.length < size ? undefined : found.at(-1)?.id,
  };
}

/** Only papers of one kind can be held against one another: of another, a formula's value cannot be worked out. */
function byPaper(members: readonly Member[]): Map<string, Member[]> {
  const papers = new Map<string, Member[]>();
  for (const one of members)
    papers.set(one.score.paperHash, [...(papers.get(one.score.paperHash) ?? []), one]);
  return papers;
}

async function needsCohort(hash: string): Promise<boolean> {
  return (await usedInputs(hash)).some(({ kind }) => kind === "cohort");
}

function told(groups: object): string {
  const text = JSON.stringify(groups);
  if (text.length > mostGroupText) throw new AppError("too-costly", { message: tooManyText });
  return text;
}

const tooManyText = {
  zh: "与全组比较的公式过多或人数过多，无法计算。请联系系统管理员。",
  en: "Too many formulas look at a group this large. Tell the system administrator.",
};
