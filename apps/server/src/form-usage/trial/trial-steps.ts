import type { JobProgress } from "@duheng/contracts";
import {
  emptyTally,
  type GroupMembers,
  type GroupValues,
  joinGroups,
  joinTallies,
  noGroups,
  type PointsPair,
  type ScoreSummary,
  type Submission,
  summaryOfScores,
  type TrialTally,
  tallyOf,
} from "@duheng/form";
import {
  type HandedInPaper,
  handedInPage,
  lastHandedIn,
  versionsHandedIn,
} from "../../assessments/handed-in.ts";
import { getCycle } from "../../cycles/get-cycle.ts";
import { AppError } from "../../errors/app-error.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { pairOf, type TrialDraft } from "./trial-draft.ts";
import { type TriedPaper, triedPaper } from "./tried-paper.ts";

/** How far a trial is: plain JSON of a bounded size, so that it goes on wherever it was noted. */
export interface TrialStage {
  readonly cycleId: string;
  readonly handedIn: number;
  readonly unsubmitted: number;
  /** Whether the papers are gone through twice: first for what is known of the group. */
  readonly hasGroups: boolean;
  readonly phase: "groups" | "scores" | "done";
  /** The last paper looked at in this phase. */
  readonly after?: string;
  /** How many have been looked at in this phase. */
  readonly looked: number;
  /** So many papers are looked at by the next step. */
  readonly size: number;
  /** JSON of VersionGroups, of members in the first phase and of values in the second: as text, for its keys hold dots. */
  readonly groups: string;
  readonly tally: TrialTally<TriedPaper>;
}

/** What is known of the groups: by each earlier version for itself, by the draft for all together. */
interface VersionGroups<Known extends GroupMembers | GroupValues> {
  readonly before: Readonly<Record<string, Known["before"]>>;
  readonly after: Known["after"];
}

export interface TriedVersion {
  readonly cycle: { readonly id: string; readonly title: string; readonly period: string };
  /** Those that change most, the largest difference first, those without a comparison last. */
  readonly papers: readonly (Omit<TriedPaper, "id"> & { readonly assessmentId: string })[];
  /** Of all papers that were tried. */
  readonly summary: ScoreSummary;
  /** Scores of all or, of many, of a fair sample. */
  readonly pairs: readonly PointsPair[];
  /** Handed in of the form in the cycle. */
  readonly handedIn: number;
  readonly unsubmitted: number;
}

/** So many papers go to the workshop at once: a fifth of a second, in which the tenant's others wait. */
const papersAtOnce = 40;
const bounds = { most: 500, pairs: 160 };
/** A stage has to find room in a document. */
const mostGroupText = 8_000_000;

/** Undefined where nothing was handed in yet. */
export async function beginTrial(draft: TrialDraft): Promise<TrialStage | undefined> {
  const last = await lastHandedIn(draft.formId);
  if (last === undefined) return undefined;
  const { cycleId, handedIn, unsubmitted } = last;
  const hasGroups = await anyNeedsGroups(draft, cycleId);
  return {
    cycleId,
    handedIn,
    unsubmitted,
    hasGroups,
    phase: hasGroups ? "groups" : "scores",
    looked: 0,
    size: papersAtOnce,
    groups: JSON.stringify(noGroups),
    tally: emptyTally,
  };
}

/**
 * Looks at the next papers. Where they take the workshop too long, the next step tries fewer. Errors: `too-costly` where
 * a single paper does.
 */
export async function stepTrial(draft: TrialDraft, stage: TrialStage): Promise<TrialStage> {
  try {
    return stage.phase === "groups" ? await gather(draft, stage) : await score(draft, stage);
  } catch (error) {
    return withFewer(stage, error);
  }
}

/** The same papers again, fewer at once, where it was their number that was too much; else throws what was thrown. */
export function withFewer(stage: TrialStage, thrown: unknown): TrialStage {
  const isTooMany = thrown instanceof AppError && thrown.code === "too-costly" && stage.size > 1;
  if (!isTooMany) throw thrown;
  return { ...stage, size: Math.ceil(stage.size / 4) };
}

/** In papers, of which each counts once however often it is looked at. */
export function progressOf({ phase, hasGroups, looked, handedIn }: TrialStage): JobProgress {
  const total = Math.max(handedIn, looked);
  if (phase === "done") return { done: total, total };
  if (!hasGroups) return { done: looked, total };
  return { done: Math.floor((phase === "groups" ? looked : total + looked) / 2), total };
}

/** What a trial that is done has found. */
export async function triedVersion(stage: TrialStage): Promise<TriedVersion> {
  const { cycleId, tally, handedIn, unsubmitted } = stage;
  const { title, period } = await getCycle(cycleId);
  return {
    cycle: { id: cycleId, title, period },
    papers: tally.most.map(({ id: assessmentId, ...paper }) => ({ assessmentId, ...paper })),
    summary: summaryOfScores(tally.counts),
    pairs: tally.pairs,
    handedIn,
    unsubmitted,
  };
}

/** First phase: what the next papers give to their groups; after the last, what all of them say. */
async function gather(draft: TrialDraft, stage: TrialStage): Promise<TrialStage> {
  const page = await handedInPage(handedInOf(draft, stage), nextOf(stage));
  let groups: VersionGroups<GroupMembers> = JSON.parse(stage.groups);
  for (const [version, submissions] of byVersion(page.papers)) {
    const members = await inWorkshop("groupMembers", await pairOf(draft, version), submissions);
    const { before, after } = joinGroups(
      { before: groups.before[version] ?? {}, after: groups.after },
      members,
    );
    groups = { before: { ...groups.before, [version]: before }, after };
  }
  const looked = stage.looked + page.papers.length;
  if (page.next !== undefined) return { ...stage, looked, after: page.next, groups: told(groups) };
  const { after: _after, ...scoring } = stage;
  return { ...scoring, phase: "scores", looked: 0, groups: told(await valuesOf(draft, groups)) };
}

async function valuesOf(
  draft: TrialDraft,
  { before, after }: VersionGroups<GroupMembers>,
): Promise<VersionGroups<GroupValues>> {
  let values: VersionGroups<GroupValues> = noGroups;
  for (const [version, members] of Object.entries(before)) {
    // By the draft it is the same for every version: once is enough.
    const isFirst = Object.keys(values.before).length === 0;
    const given = { before: members, after: isFirst ? after : {} };
    const found = await inWorkshop("groupValues", await pairOf(draft, Number(version)), given);
    values = {
      before: { ...values.before, [version]: found.before },
      after: isFirst ? found.after : values.after,
    };
  }
  return values;
}

/** Second phase, or the only one: the next papers' scores by both versions. */
async function score(draft: TrialDraft, stage: TrialStage): Promise<TrialStage> {
  const page = await handedInPage(handedInOf(draft, stage), nextOf(stage));
  const groups: VersionGroups<GroupValues> = JSON.parse(stage.groups);
  const people = new Map(page.papers.map(({ assessment }) => [assessment.id, assessment]));
  let { tally } = stage;
  for (const [version, submissions] of byVersion(page.papers)) {
    const known = { before: groups.before[version] ?? {}, after: groups.after };
    const compared = await inWorkshop("comparePapers", await pairOf(draft, version), submissions, known);
    const papers = compared.flatMap((comparison) => {
      const assessment = people.get(comparison.id);
      return assessment === undefined ? [] : [triedPaper(assessment, comparison)];
    });
    tally = joinTallies(tally, tallyOf(papers, bounds), bounds);
  }
  const looked = stage.looked + page.papers.length;
  if (page.next !== undefined) return { ...stage, looked, after: page.next, tally };
  return { ...stage, phase: "done", looked, handedIn: looked, tally };
}

async function anyNeedsGroups(draft: TrialDraft, cycleId: string): Promise<boolean> {
  for (const version of await versionsHandedIn({ formId: draft.formId, cycleId }))
    if (await inWorkshop("needsGroups", await pairOf(draft, version))) return true;
  return false;
}

/** A cycle may have papers of several versions: each is held against its own. A group is a category of the cycle. */
function byVersion(papers: readonly HandedInPaper[]): Map<number, Submission[]> {
  const versions = new Map<number, Submission[]>();
  for (const { assessment, inputs } of papers) {
    const { id, version, snapshot } = assessment;
    const submissions = versions.get(version) ?? [];
    submissions.push({ id, inputs, group: snapshot.categoryId });
    versions.set(version, submissions);
  }
  return versions;
}

function handedInOf({ formId }: TrialDraft, { cycleId }: TrialStage) {
  return { formId, cycleId };
}

function nextOf({ after, size }: TrialStage) {
  return { after, most: size };
}

function told(groups: VersionGroups<GroupMembers | GroupValues>): string {
  const text = JSON.stringify(groups);
  if (text.length > mostGroupText) throw new AppError("too-costly", { message: tooManyText });
  return text;
}

const tooManyText = {
  zh: "与全组比较的公式过多或人数过多，无法一次试算。请减少草稿中使用 COHORT 的公式后再试。",
  en: "Too many formulas look at a group this large to be tried at once. Use COHORT in fewer of the draft's formulas, then try again.",
};
