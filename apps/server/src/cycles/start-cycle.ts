import { daysOfPeriod, planQuotaGroups, stateOf, stepsFor } from "@duheng/assessment";
import type { Assessment, Cycle, CyclePaper, Department, Staff, StartCycleInput } from "@duheng/contracts";
import {
  insertAssessments,
  insertQuotaGroups,
  type NewAssessment,
} from "../assessments/start-assessments.ts";
import type { Actor } from "../base/actor.ts";
import { newId } from "../database/model.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { holdForms } from "../forms/hold-forms.ts";
import { staffWithRole } from "../identity/staff-with-role.ts";
import { listCategories, listDepartments } from "../staff/lists.ts";
import { cycles } from "./model.ts";
import { type CycleDraft, draftCycle } from "./preview-cycle.ts";

/**
 * Starts a cycle: pins the papers, gives each person exactly one, makes the quota groups. All of it or nothing.
 * Errors: `invalid-document` with what stands against it (somebody without a paper or with two, a form that is
 * not published), `wrong-state` when a form is archived at the same time, `duplicate` when the plan's cycle of this period exists already.
 */
export async function startCycle(input: StartCycleInput, actor: Actor): Promise<Cycle> {
  const draft = await draftCycle(input);
  if (draft.problems.length > 0) throw new AppError("invalid-document", { problems: draft.problems });
  if (await cycles.findOne({ planId: input.planId, period: input.period }))
    throw alreadyStarted(input.period);
  const [departments, categories, mainLeaderIds, unitAdminIds] = await Promise.all([
    listDepartments(),
    listCategories(),
    staffWithRole("main-leader"),
    staffWithRole("unit-admin"),
  ]);
  const days = daysOfPeriod(input.period);
  const startsOn = input.startsOn ?? days.startsOn;
  const endsOn = input.endsOn ?? days.endsOn;
  const cycleId = newId();
  const context = {
    cycleId,
    period: input.period,
    endsOn,
    steps: draft.plan.steps,
    departments: new Map(departments.map((department) => [department.id, department])),
    categoryNames: new Map(categories.map((category) => [category.id, category.name])),
    mainLeaderIds,
    unitAdminIds,
  };
  const made = assessmentsOf(draft, context);
  return transaction(async () => {
    await holdForms(draft.papers.map(({ formId }) => formId));
    const cycle = await cycles.insert({
      id: cycleId,
      planId: draft.plan.id,
      title: input.title ?? `${draft.plan.title} ${input.period}`,
      period: input.period,
      startsOn,
      endsOn,
      state: "running",
      papers: [...draft.papers],
      steps: draft.plan.steps,
      settings: draft.plan.settings,
      startedBy: actor.userId,
      startedAt: new Date().toISOString(),
    });
    const groups = planQuotaGroups(made.map(toQuotaMember), draft.plan.settings.quota);
    const groupIds = await insertQuotaGroups(cycleId, groups);
    await insertAssessments(made, groupIds);
    return cycle;
  });
}

interface StartContext {
  readonly cycleId: string;
  readonly period: string;
  readonly endsOn: string;
  readonly steps: Cycle["steps"];
  readonly departments: ReadonlyMap<string, Department>;
  readonly categoryNames: ReadonlyMap<string, string>;
  readonly mainLeaderIds: readonly string[];
  readonly unitAdminIds: readonly string[];
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
    subjectId: staff.id,
    headId: department?.headId,
    leaderInChargeId: department?.leaderInChargeId,
    mainLeaderIds: context.mainLeaderIds,
    unitAdminIds: context.unitAdminIds,
    endsOn: context.endsOn,
    isWithoutGrade: excluded !== undefined,
  });
  return {
    id: newId(),
    cycleId: context.cycleId,
    period: context.period,
    subject: { kind: "person", id: staff.id },
    snapshot: snapshotOf(staff, department, context),
    formId: paper.formId,
    version: paper.version,
    paperHash: paper.hash,
    formTitle: paper.title,
    state: stateOf(steps),
    steps,
    answers: {},
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
