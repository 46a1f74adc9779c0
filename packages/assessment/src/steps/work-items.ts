import type { Assessment, Step, WorkItem } from "@duheng/contracts";
import { stepKind } from "./step-kinds.ts";

/** A work item as it follows from a document: without what the store adds. */
export type WorkItemOf = Omit<WorkItem, "tenantId" | "createdAt" | "changes">;

/**
 * What an assessment waits for: one item for each open step that is about it alone. A step over a whole quota group is
 * the group's item (`groupWorkItem`).
 */
export function workItemsOf(assessment: Assessment): WorkItemOf[] {
  const { id, cycleId, period, snapshot } = assessment;
  return assessment.steps
    .filter((step) => step.state === "open" && !isOfGroup(step, assessment))
    .map((step) => ({
      ...itemOf(id, step),
      cycleId,
      period,
      assessmentId: id,
      ...(stepKind(step.kind).whose === "post" ? { subjectId: assessment.subject.id } : {}),
      title: snapshot.name,
      departmentName: snapshot.departmentName,
      categoryName: snapshot.categoryName,
    }));
}

/** The item of the group in which this assessment waits to be decided on; undefined where it does not. */
export function groupWorkItem(
  assessment: Assessment,
  group: { readonly id: string; readonly title: string },
): WorkItemOf | undefined {
  const step = assessment.steps.find((one) => one.state === "open" && isOfGroup(one, assessment));
  if (step === undefined) return undefined;
  const { cycleId, period } = assessment;
  // Whoever of its people is looked at: a group waits for the post, not for those who may judge one of them.
  const waitsFor = [`role:${step.by}`];
  return { ...itemOf(group.id, step), waitsFor, cycleId, period, quotaGroupId: group.id, title: group.title };
}

/** Whose items are a person's: his own, and those that wait for a role which he has. */
export function queueOf({
  staffId,
  roles,
}: {
  readonly staffId?: string | undefined;
  readonly roles: readonly string[];
}): string[] {
  return [...(staffId === undefined ? [] : [`staff:${staffId}`]), ...roles.map((role) => `role:${role}`)];
}

/** Sorts after all days; of a step that has none. */
export const noDay = "9999-12-31";

function isOfGroup({ kind }: Step, { quotaGroupId }: Assessment): boolean {
  return stepKind(kind).isOfGroup && quotaGroupId !== undefined;
}

function itemOf(ofId: string, { id, kind, title, actorIds, by, dueOn = noDay }: Step) {
  return {
    id: `${ofId}-${id}`,
    kind,
    stepId: id,
    stepTitle: title,
    waitsFor: actorIds.length > 0 ? actorIds.map((actorId) => `staff:${actorId}`) : [`role:${by}`],
    dueOn,
  };
}
