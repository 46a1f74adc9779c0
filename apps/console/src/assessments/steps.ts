import type { Assessment, Step, StepKind } from "@duheng/contracts";

/** The step that waits for someone now; none when everything is done. */
export function openStep(assessment: Pick<Assessment, "steps">): Step | undefined {
  return assessment.steps.find((step) => step.state === "open");
}

/** Whether this person is one of those who may do the step. */
export function mayDo(step: Step | undefined, kind: StepKind, staffId: string | undefined): boolean {
  return step !== undefined && step.kind === kind && staffId !== undefined && step.actorIds.includes(staffId);
}

/** Those whose open step of this kind waits for the person, the earliest due first. */
export function waitingFor<One extends Pick<Assessment, "steps">>(
  assessments: readonly One[],
  kind: StepKind,
  staffId: string | undefined,
): One[] {
  return assessments
    .filter((assessment) => mayDo(openStep(assessment), kind, staffId))
    .sort((one, other) => dueOf(one).localeCompare(dueOf(other)));
}

function dueOf(assessment: Pick<Assessment, "steps">): string {
  return openStep(assessment)?.dueOn ?? "9999-12-31";
}
