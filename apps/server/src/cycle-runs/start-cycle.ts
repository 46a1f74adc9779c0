import { daysOfPeriod, planQuotaGroups, stateOf, stepsFor } from "@duheng/assessment";
import {
  type Assessment,
  type Cycle,
  type CyclePaper,
  type Department,
  type Staff,
  type StartCycleInput,
  validators,
} from "@duheng/contracts";
import { categoriesWithCohort, openCohorts } from "../assessments/cohorts/open-cohorts.ts";
import {
  insertAssessments,
  insertQuotaGroups,
  type NewAssessment,
} from "../assessments/start-assessments.ts";
import { cycleOf, insertCycle } from "../cycles/write-cycle.ts";
import { newId } from "../database/model.ts";
import { AppError } from "../errors/app-error.ts";
import { holdForms } from "../forms/hold-forms.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { latestVersionOrNone } from "../forms/versions.ts";
import { getPlan } from "../plans/get-plan.ts";
import { listCategories, listDepartments } from "../staff/lists.ts";
import { countOrganisationChange, organisationChanges } from "../staff/organisation-changes.ts";
import { presentHolders } from "../staff-life/post-holders.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { StalePreparation } from "../use-cases/stale-preparation.ts";
import { useCase } from "../use-cases/use-case.ts";
import { type CycleDraft, draftCycle } from "./preview-cycle.ts";
import { relativesOnly } from "./relatives-only.ts";

/**
 * Starts a cycle: pins the papers, gives each person exactly one, makes the quota groups. All of it or nothing.
 * Errors: `invalid-document` with what stands against it (somebody without a paper or with two, a form that is
 * not published, or archived meanwhile, a step that only a relative could do), `duplicate` when the plan's cycle of this period exists already.
 */
export const startCycle = useCase({
  name: "cycles.start",
  ability: ["start", "cycles"],
  input: validators.StartCycleInput,
  prepare: prepareStart,
  run: async ({ input, caller: { actor }, prepared }) => {
    const { draft, cycleId, days, made, compared, organisation } = prepared;
    const { plan } = draft;
    const present = await getPlan(plan.id);
    // Somebody left, was removed or handed over meanwhile: who gets a paper and whose step it is may be another.
    if ((await countOrganisationChange()) !== organisation) throw new StalePreparation(present);
    if (present.revision !== plan.revision) throw new StalePreparation(present);
    if (await cycleOf(plan.id, input.period)) throw alreadyStarted(input.period);
    // Archived while this was prepared: prepared anew, that is told with all else that stands against it.
    if (!(await holdForms(draft.papers.map(({ formId }) => formId)))) throw new StalePreparation(present);
    for (const { formId, version } of draft.papers) {
      const latest = await latestVersionOrNone(formId);
      // Published while this was prepared: everybody gets the newest.
      if (latest?.version !== version) throw new StalePreparation(present);
    }
    const cycle = await insertCycle({
      id: cycleId,
      planId: plan.id,
      title: input.title ?? `${plan.title} ${input.period}`,
      period: input.period,
      ...days,
      state: "running",
      papers: [...draft.papers],
      steps: plan.steps,
      settings: plan.settings,
      startedBy: actor.userId,
      startedAt: new Date().toISOString(),
    });
    const groups = planQuotaGroups(made.map(toQuotaMember), plan.settings.quota);
    const groupIds = await insertQuotaGroups(cycleId, groups);
    await insertAssessments(made, groupIds);
    await openCohorts(cycleId, compared);
    return cycle;
  },
  audit: { target: ({ result: { id } }) => ({ kind: "cycles", id }) },
});

/** Everything that is read and worked out beforehand. */
async function prepareStart({ input }: { readonly input: StartCycleInput }) {
  const organisation = await organisationChanges();
  const draft = await draftCycle(input);
  const against = draft.problems.filter(({ severity }) => severity === "error");
  if (against.length > 0) throw new AppError("invalid-document", { problems: against });
  if (await cycleOf(input.planId, input.period)) throw alreadyStarted(input.period);
  const [departments, categories, holders] = await Promise.all([
    listDepartments(),
    listCategories(),
    presentHolders(),
  ]);
  const { startsOn, endsOn } = { ...daysOfPeriod(input.period), ...daysIn(input) };
  const cycleId = newId();
  const made = assessmentsOf(draft, {
    cycleId,
    period: input.period,
    endsOn,
    steps: draft.plan.steps,
    departments: new Map(departments.map((department) => [department.id, department])),
    categoryNames: new Map(categories.map((category) => [category.id, category.name])),
    holders,
    unitName: (await currentTenant()).name,
  });
  const related = relativesOnly(made, holders);
  if (related.length > 0) throw new AppError("invalid-document", { problems: related });
  const compared = await categoriesWithCohort(draft.papers);
  return { draft, cycleId, days: { startsOn, endsOn }, made, compared, organisation };
}

/** Days that differ from those of the period. */
function daysIn({ startsOn, endsOn }: StartCycleInput) {
  return { ...(startsOn ? { startsOn } : {}), ...(endsOn ? { endsOn } : {}) };
}

interface StartContext {
  readonly cycleId: string;
  readonly period: string;
  readonly endsOn: string;
  readonly steps: Cycle["steps"];
  readonly departments: ReadonlyMap<string, Department>;
  readonly categoryNames: ReadonlyMap<string, string>;
  readonly unitName: string;
  readonly holders: Awaited<ReturnType<typeof presentHolders>>;
}

function assessmentsOf({ assignments }: CycleDraft, context: StartContext): NewAssessment[] {
  const taking = assignments.assigned.map(({ staff, paper }) => newAssessment(staff, paper, context));
  const commented = assignments.excluded.flatMap(({ staff, paper, rule, reason }) =>
    paper ? [newAssessment(staff, paper, context, { rule, reason: reason.zh })] : [],
  );
  return [...taking, ...commented];
}

function newAssessment(
  staff: Staff,
  paper: CyclePaper,
  context: StartContext,
  excluded?: Assessment["excluded"],
): NewAssessment {
  const department = context.departments.get(staff.departmentId);
  const steps = stepsFor(context.steps, {
    ...context.holders({ staffId: staff.id, departmentId: staff.departmentId }),
    endsOn: context.endsOn,
    isWithoutGrade: excluded !== undefined,
    isJudgedAbove: excluded?.rule === "G17",
  });
  return {
    id: newId(),
    cycleId: context.cycleId,
    period: context.period,
    subject: { kind: "person", id: staff.id },
    snapshot: snapshotOf(staff, department, context),
    formId: paper.formId,
    version: paper.version,
    paperHash: paperHashOf(paper),
    formTitle: paper.title,
    state: stateOf(steps),
    steps,
    ...(staff.userId ? { userId: staff.userId } : {}),
    ...(excluded === undefined ? {} : { excluded }),
  };
}

function snapshotOf(
  staff: Staff,
  department: Department | undefined,
  context: StartContext,
): Assessment["snapshot"] {
  return {
    name: staff.name,
    number: staff.number,
    unitName: context.unitName,
    departmentId: staff.departmentId,
    departmentName: department?.name ?? staff.departmentId,
    categoryId: staff.categoryId,
    categoryName: context.categoryNames.get(staff.categoryId) ?? staff.categoryId,
    ...(staff.level ? { level: staff.level } : {}),
    ...(staff.position ? { position: staff.position } : {}),
  };
}

function toQuotaMember({ id, snapshot, excluded }: NewAssessment) {
  const { departmentId, departmentName, categoryId, categoryName } = snapshot;
  return {
    assessmentId: id,
    departmentId,
    departmentName,
    categoryId,
    categoryName,
    excludedBy: excluded?.rule,
  };
}

function alreadyStarted(period: string): AppError {
  return new AppError("duplicate", {
    message: {
      zh: `该方案 ${period} 的周期已经启动。`,
      en: `The cycle ${period} of this plan has been started already.`,
    },
  });
}
