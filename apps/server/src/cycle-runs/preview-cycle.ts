import { assignPapers, checkSteps, daysOfPeriod, type PaperAssignments } from "@duheng/assessment";
import type {
  CyclePaper,
  CyclePreview,
  CyclePreviewInput,
  Plan,
  PlanPaper,
  Problem,
} from "@duheng/contracts";
import { categoriesWithoutForm } from "../cycles/categories-without-form.ts";
import { formStanding } from "../forms/existing-forms.ts";
import { archivedText } from "../forms/hold-forms.ts";
import { latestVersionOrNone } from "../forms/versions.ts";
import { getPlan } from "../plans/get-plan.ts";
import { listCategories, listStaff } from "../staff/lists.ts";
import { dataForPaper } from "./data-for-papers.ts";
import { unprovidedInputs } from "./unprovided-inputs.ts";

/** A cycle as it would start: papers pinned to versions, each person with one paper or the reason why not. */
export interface CycleDraft {
  readonly plan: Plan;
  readonly papers: readonly CyclePaper[];
  readonly assignments: PaperAssignments<CyclePaper>;
  readonly problems: readonly Problem[];
}

/** Works out who would get which paper. Nothing is written. Errors: `not-found` (plan). */
export async function draftCycle({ planId, period }: CyclePreviewInput): Promise<CycleDraft> {
  const plan = await getPlan(planId);
  const problems: Problem[] = [];
  const papers: CyclePaper[] = [];
  for (const [index, paper] of plan.papers.entries()) {
    const pinned = await pin(paper);
    const { title, isArchived } = await formStanding(paper.formId);
    if (pinned) papers.push(pinned);
    if (isArchived) problems.push(archived(index, title));
    else if (!pinned) problems.push(unpublished(index, title));
  }
  if (plan.state === "retired") problems.push(retired(plan.title));
  if (plan.papers.length === 0) problems.push(noPapers());
  problems.push(...checkSteps(plan.steps));
  const assignments = assignPapers(papers, await listStaff(), daysOfPeriod(period));
  const wanted = new Set([...assignments.assigned, ...assignments.excluded].map(({ paper }) => paper));
  for (const [index, { categoryId, formId, level }] of plan.papers.entries()) {
    const pinned = papers.find(
      (one) => one.categoryId === categoryId && one.formId === formId && one.level === level,
    );
    // What nobody gets need not have a score.
    if (pinned === undefined || !wanted.has(pinned)) continue;
    problems.push(...(await unprovidedInputs(pinned, index)));
    problems.push(...(await dataForPaper(pinned, { index, period })));
  }
  problems.push(...categoriesWithoutForm(assignments.unassigned, await listCategories()));
  problems.push(...assignments.problems.filter(({ code }) => code !== "no-paper"));
  return { plan, papers, assignments, problems };
}

/** The same for people: counts per paper, the excluded with their reasons, and what stands against starting. */
export async function previewCycle(input: CyclePreviewInput): Promise<CyclePreview> {
  const { papers, assignments, problems } = await draftCycle(input);
  const categories = new Map((await listCategories()).map((category) => [category.id, category.name]));
  const given = [...assignments.assigned, ...assignments.excluded];
  return {
    papers: papers.map((paper) => ({
      categoryId: paper.categoryId,
      categoryName: categories.get(paper.categoryId) ?? paper.categoryId,
      formId: paper.formId,
      formTitle: paper.title,
      version: paper.version,
      staff: given.filter((one) => one.paper === paper).length,
      ...(paper.level ? { level: paper.level } : {}),
    })),
    assigned: assignments.assigned.length,
    excluded: assignments.excluded.map(({ staff, rule, reason }) => ({
      staffId: staff.id,
      name: staff.name,
      rule,
      reason,
    })),
    problems: [...problems],
  };
}

async function pin(paper: PlanPaper): Promise<CyclePaper | undefined> {
  const version = await latestVersionOrNone(paper.formId);
  return (
    version && {
      categoryId: paper.categoryId,
      formId: paper.formId,
      version: version.version,
      hash: version.hash,
      ...(version.paperHash ? { paperHash: version.paperHash } : {}),
      title: version.document.title,
      ...(paper.level ? { level: paper.level } : {}),
    }
  );
}

function unpublished(index: number, title: string): Problem {
  return {
    code: "form-unpublished",
    path: `/papers/${index}/formId`,
    severity: "error",
    message: {
      zh: `考核表“${title}”还没有发布。`,
      en: `The form “${title}” has not been published yet.`,
    },
  };
}

function archived(index: number, title: string): Problem {
  return {
    code: "form-archived",
    path: `/papers/${index}/formId`,
    severity: "error",
    message: archivedText(title),
  };
}

function retired(title: string): Problem {
  return {
    code: "plan-retired",
    path: "/planId",
    severity: "error",
    message: {
      zh: `考核方案“${title}”已停用，请先恢复它，或另选一个方案。`,
      en: `The plan “${title}” is retired. Restore it, or choose another one.`,
    },
  };
}

function noPapers(): Problem {
  return {
    code: "no-papers",
    path: "/papers",
    severity: "error",
    message: { zh: "方案里还没有考核表。", en: "The plan has no forms yet." },
  };
}
