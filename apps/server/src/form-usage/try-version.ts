import type { Assessment, BilingualText, CompareVersionInput, Form, ScoreResult } from "@duheng/contracts";
import { type ScoreComparison, type ScoreSummary, summaryOfScores, wholeScore } from "@duheng/form";
import { type CycleSubmissions, lastSubmissions } from "../assessments/submissions.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { AppError } from "../errors/app-error.ts";
import { getForm } from "../forms/get-form.ts";
import { formVersion } from "../forms/versions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/** One person's score by the version that was filled, and by the draft. */
export interface TriedPaper {
  readonly assessmentId: string;
  readonly name: string;
  readonly departmentName: string;
  readonly categoryName: string;
  readonly version: number;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; null where either has no score, and then `why` says so. */
  readonly difference: number | null;
  readonly why?: BilingualText;
  /** Titles of the answers that the draft has no place for. */
  readonly lost: readonly string[];
  readonly unfit: number;
}

export interface TriedVersion {
  readonly cycle: { readonly id: string; readonly title: string; readonly period: string };
  /** The largest difference first, those without a comparison last. */
  readonly papers: readonly TriedPaper[];
  readonly summary: ScoreSummary;
  /** Handed in of the form in the cycle; more than `papers` where there are too many to try. */
  readonly handedIn: number;
  readonly unsubmitted: number;
}

/** So many papers are tried; the rest is told. */
const mostPapers = 500;

/**
 * 试算: the newest cycle's handed-in papers of this form scored again by the draft, beside the version that they were
 * filled on. Nothing is kept. Null where nothing was handed in yet. Others have their turn every few papers.
 * Errors: `not-found`, `conflict` (somebody saved meanwhile), `invalid-document` while the draft does not check.
 */
export async function tryVersion({ id, revision }: CompareVersionInput): Promise<TriedVersion | null> {
  const draft = await getForm(id);
  if (draft.revision !== revision) throw new AppError("conflict", { data: { current: draft } });
  const problems = (await inWorkshop("checkForm", draft.document)).filter(
    ({ severity }) => severity === "error",
  );
  if (problems.length > 0) throw new AppError("invalid-document", { problems });
  const last = await lastSubmissions(id, mostPapers);
  if (last === undefined) return null;
  const comparisons = await compareAll(id, draft.document, last);
  const people = new Map(last.papers.map(({ assessment }) => [assessment.id, assessment]));
  const { title, period } = await getCycle(last.cycleId);
  return {
    cycle: { id: last.cycleId, title, period },
    papers: comparisons
      .flatMap((comparison) => {
        const assessment = people.get(comparison.id);
        return assessment === undefined ? [] : [triedPaper(assessment, comparison)];
      })
      .sort(byDifference),
    summary: summaryOfScores(comparisons),
    handedIn: last.handedIn,
    unsubmitted: last.unsubmitted,
  };
}

/** A cycle may have papers of several versions: each is held against its own. */
async function compareAll(
  formId: string,
  document: Form,
  { papers }: CycleSubmissions,
): Promise<ScoreComparison[]> {
  const versions = new Set(papers.map(({ assessment }) => assessment.version));
  const all: ScoreComparison[] = [];
  for (const version of versions) {
    const earlier = await formVersion(formId, version);
    const submissions = papers
      .filter(({ assessment }) => assessment.version === version)
      .map(({ submission }) => submission);
    const contexts = { before: { edition: earlier.edition ?? 0 } };
    const compared = await inWorkshop("compareScores", earlier.document, document, submissions, contexts);
    all.push(...compared.comparisons);
  }
  return all;
}

function triedPaper({ id, snapshot, version }: Assessment, comparison: ScoreComparison): TriedPaper {
  const { before, after, difference, lost, unfit } = comparison;
  const { name, departmentName, categoryName } = snapshot;
  const why = difference === null ? reasonOf(comparison) : undefined;
  return {
    assessmentId: id,
    name,
    departmentName,
    categoryName,
    version,
    before: wholeScore(before),
    after: wholeScore(after),
    difference,
    ...(why === undefined ? {} : { why }),
    lost: [...new Set(lost.map(({ title }) => title))],
    unfit: unfit.length,
  };
}

/** Which indicators have no points yet, in the version that has no score. */
function reasonOf({ before, indicators }: ScoreComparison): BilingualText {
  const isOld = wholeScore(before) === null;
  const open = indicators.filter((one) => isOpen(isOld ? one.before : one.after)).slice(0, 3);
  const [zh, en] = isOld
    ? ["原版本没有得分", "no score in its version"]
    : ["新版没有得分", "no score in the new version"];
  if (open.length === 0) return { zh, en };
  return {
    zh: `${zh}：${open.map(({ title }) => `“${title}”`).join("、")}尚无分数`,
    en: `${en}: ${open.map(({ title }) => `"${title}"`).join(", ")} without points`,
  };
}

function isOpen(result: ScoreResult["indicators"][string] | undefined): boolean {
  return result?.state === "pending" || result?.state === "error";
}

function byDifference(one: TriedPaper, other: TriedPaper): number {
  const size = ({ difference }: TriedPaper) => (difference === null ? -1 : Math.abs(difference));
  return size(other) - size(one) || one.name.localeCompare(other.name, "zh");
}
