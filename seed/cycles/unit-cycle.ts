import {
  assignPapers,
  type CycleDays,
  daysOfPeriod,
  defaultPlanSettings,
  defaultSteps,
  planQuotaGroups,
} from "@duheng/assessment";
import type {
  Assessment,
  Contribution,
  Cycle,
  Form,
  GradeBands,
  Plan,
  QuotaGroup,
  Score,
} from "@duheng/contracts";
import type { UnitData } from "../datasets/unit-data.ts";
import type { CategoryPaper } from "../forms/catalogue.ts";
import { adminOf } from "../organisation/accounts.ts";
import type { UnitPeople } from "../organisation/people.ts";
import { at, fresh } from "../times.ts";
import { decideGrades } from "./decide-grades.ts";
import { type AssessedPerson, openAssessment } from "./open-assessment.ts";
import { type Performance, type Progress, proceed } from "./proceed.ts";

export interface CycleRun {
  readonly period: string;
  readonly state: Cycle["state"];
  /** The day on which it was started. */
  readonly startedOn: string;
  /** How far the person with this place in the list came. */
  readonly progressOf: (index: number) => Progress;
  /** How well, 0–1, the person with this place works. */
  readonly qualityOf: (index: number) => Performance;
  /** Single people, by their place, for whom it was otherwise. */
  readonly exceptions?: Readonly<Record<number, Partial<Performance>>>;
  /** Staff ids in the order in which the leaders decided between equals (G14). */
  readonly decided?: readonly string[];
}

export interface UnitCycle {
  readonly cycle: Cycle;
  readonly quotaGroups: QuotaGroup[];
  readonly assessments: Assessment[];
  readonly contributions: Contribution[];
  readonly scores: Score[];
}

/** The plan of a unit: its categories' papers with the default steps and settings. */
export function makePlan({ unit }: UnitPeople, papers: readonly CategoryPaper[]): Plan {
  return {
    id: `${unit.id}-plan`,
    tenantId: unit.id,
    title: `${unit.shortName}平时考核方案`,
    frequency: "quarter",
    papers: papers.map((paper) => ({ categoryId: paper.categoryId, formId: paper.published.draft.id })),
    steps: defaultSteps,
    settings: { ...defaultPlanSettings, bands: bands[unit.id] ?? defaultPlanSettings.bands },
    state: "active",
    ...fresh,
  };
}

/** 组织部 scores on fixed 80 and floating 20, so its bands lie lower. */
const bands: Readonly<Record<string, GradeBands>> = { "hlbe-zzb": { good: 84, fair: 74, average: 60 } };

/** One run of a plan: everybody gets exactly one paper, is scored by the published form and graded within the quota. */
export function runCycle(
  people: UnitPeople,
  plan: Plan,
  papers: readonly CategoryPaper[],
  run: CycleRun,
  unitData: UnitData,
): UnitCycle {
  const { cycle, opened: started } = openCycle(people, plan, papers, run);
  const quotaGroups = openGroups(
    cycle,
    started.map(({ assessment }) => assessment),
    people,
  );
  const quotaGroup = quotaGroups[0];

  const assessments: Assessment[] = [];
  const contributions: Contribution[] = [];
  const scores: Score[] = [];
  for (const [index, { assessment, person, performance }] of started.entries()) {
    const grouped =
      quotaGroup && !person.excluded ? { ...assessment, quotaGroupId: quotaGroup.id } : assessment;
    const done = proceed(grouped, person, run.progressOf(index), performance, { people, unitData });
    assessments.push(done.assessment);
    contributions.push(...done.contributions);
    scores.push(...done.scores);
  }
  const formOf = (assessment: Assessment) => formIn(papers, assessment.formId);
  if (!quotaGroup || run.state === "running")
    return { cycle, quotaGroups, assessments, contributions, scores };
  const decided = decideGrades({
    cycle,
    quotaGroup,
    assessments,
    formOf,
    decided: run.decided ?? [],
    staff: people.staff,
  });
  return {
    cycle,
    quotaGroups: [decided.quotaGroup],
    assessments: decided.assessments,
    contributions: [...contributions, ...decided.contributions],
    scores,
  };
}

/** A cycle as it stands when it starts: everybody's paper, and how well its person works. */
export function openCycle(
  people: UnitPeople,
  plan: Plan,
  papers: readonly CategoryPaper[],
  run: CycleRun,
): {
  readonly cycle: Cycle;
  readonly opened: readonly {
    readonly assessment: Assessment;
    readonly person: AssessedPerson;
    readonly performance: Performance;
  }[];
} {
  const days = daysOfPeriod(run.period);
  const cycle = makeCycle(plan, papers, run, days);
  const opened = assessedPersons(people, papers, days).map((person, index) => ({
    person,
    assessment: openAssessment(person, people, cycle),
    performance: { ...run.qualityOf(index), ...run.exceptions?.[index] },
  }));
  return { cycle, opened };
}

function formIn(papers: readonly CategoryPaper[], formId: string): Form {
  const paper = papers.find(({ published }) => published.draft.id === formId);
  if (!paper) throw new Error(`seed: no form ${formId}`);
  return paper.published.version.document;
}

function makeCycle(plan: Plan, papers: readonly CategoryPaper[], run: CycleRun, days: CycleDays): Cycle {
  return {
    id: `${plan.tenantId}-${run.period.toLowerCase()}`,
    tenantId: plan.tenantId,
    planId: plan.id,
    title: `${run.period.replace("-Q", " 年第 ")} 季度平时考核`,
    period: run.period,
    ...days,
    state: run.state,
    papers: papers.map(({ categoryId, published: { version } }) => ({
      categoryId,
      formId: version.formId,
      version: version.version,
      hash: version.hash,
      ...(version.paperHash ? { paperHash: version.paperHash } : {}),
      title: version.document.title,
    })),
    steps: plan.steps,
    settings: plan.settings,
    startedBy: adminOf(plan.tenantId),
    startedAt: at(run.startedOn),
    ...(run.state === "closed" ? { closedAt: at("2026-07-20", "17:00:00") } : {}),
    revision: 1,
    createdAt: at(run.startedOn),
    updatedAt: at(run.startedOn),
  };
}

/** Those with a paper, by the rules of the process; people of categories without a paper are left out. */
function assessedPersons(
  people: UnitPeople,
  papers: readonly CategoryPaper[],
  days: CycleDays,
): AssessedPerson[] {
  const plan = papers.map((paper) => ({ categoryId: paper.categoryId, formId: paper.published.draft.id }));
  const { assigned, excluded } = assignPapers(plan, people.staff, days);
  const paperOf = (formId: string) => papers.find((paper) => paper.published.draft.id === formId);
  const persons = [
    ...assigned.map(({ staff, paper }) => ({ staff, paper: paperOf(paper.formId), excluded: undefined })),
    // Of quarters that were begun before leaders were judged above.
    ...excluded
      .filter(({ rule }) => rule !== "G17")
      .map(({ staff, paper, rule, reason, code }) => ({
        staff,
        paper: paper && paperOf(paper.formId),
        excluded: { rule, reason: reason.zh, code },
      })),
  ];
  return persons
    .flatMap(({ paper, ...person }) => (paper ? [{ ...person, paper }] : []))
    .sort((a, b) => a.staff.number.localeCompare(b.staff.number));
}

function openGroups(cycle: Cycle, assessments: readonly Assessment[], { unit }: UnitPeople): QuotaGroup[] {
  const members = assessments.map((assessment) => ({
    assessmentId: assessment.id,
    departmentId: assessment.snapshot.departmentId,
    departmentName: assessment.snapshot.departmentName,
    categoryId: assessment.snapshot.categoryId,
    categoryName: assessment.snapshot.categoryName,
    excludedBy: assessment.excluded?.rule,
  }));
  return planQuotaGroups(members, cycle.settings.quota).map(({ memberIds: _members, ...group }) => ({
    id: `${cycle.id}-quota`,
    tenantId: cycle.tenantId,
    cycleId: cycle.id,
    ...group,
    title: `${unit.shortName}全体`,
    goodIds: [],
    state: "open",
    revision: 1,
    createdAt: cycle.startedAt,
    updatedAt: cycle.startedAt,
  }));
}
