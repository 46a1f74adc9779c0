import { type ExclusionReason, stepsFor } from "@duheng/assessment";
import type { Assessment, Cycle, Staff } from "@duheng/contracts";
import type { CategoryPaper } from "../forms/catalogue.ts";
import type { UnitPeople } from "../organisation/people.ts";

export interface AssessedPerson {
  readonly staff: Staff;
  readonly paper: CategoryPaper;
  readonly excluded:
    | { readonly rule: string; readonly reason: string; readonly code: ExclusionReason["code"] }
    | undefined;
}

/** The assessment of one person as it stands when the cycle starts. */
export function openAssessment(
  { staff, paper, excluded }: AssessedPerson,
  people: UnitPeople,
  cycle: Cycle,
): Assessment {
  const department = people.departments.find(({ id }) => id === staff.departmentId);
  const category = people.categories.find(({ id }) => id === staff.categoryId);
  const mainLeader = people.staff.find((person) => person.isLeader);
  const { version } = paper.published;
  return {
    id: `${cycle.id}-${staff.number}`,
    tenantId: staff.tenantId,
    cycleId: cycle.id,
    period: cycle.period,
    subject: { kind: "person", id: staff.id },
    snapshot: {
      name: staff.name,
      number: staff.number,
      departmentId: staff.departmentId,
      departmentName: department?.name ?? "",
      categoryId: staff.categoryId,
      categoryName: category?.name ?? "",
      ...(staff.position ? { position: staff.position } : {}),
    },
    ...(staff.userId ? { userId: staff.userId } : {}),
    formId: version.formId,
    version: version.version,
    paperHash: version.paperHash ?? version.hash,
    formTitle: version.document.title,
    ...(excluded ? { excluded: { rule: excluded.rule, reason: excluded.reason } } : {}),
    state: "filling",
    steps: stepsFor(cycle.steps, {
      subjectId: staff.id,
      headId: department?.headId,
      leaderInChargeId: department?.leaderInChargeId,
      mainLeaderIds: mainLeader ? [mainLeader.id] : [],
      unitAdminIds: [],
      endsOn: cycle.endsOn,
    }),
    revision: 1,
    createdAt: cycle.startedAt,
    updatedAt: cycle.startedAt,
  };
}
