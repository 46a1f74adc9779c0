import type { Assessment, Staff, StepKind } from "@duheng/contracts";

export interface Signature {
  readonly staffId: string;
  /** The account, or the staff id of those who have none. */
  readonly by: string;
  readonly byName: string;
}

/** Who does a step of an assessment: the first of its actors. */
export function signatureOf(assessment: Assessment, kind: StepKind, staff: readonly Staff[]): Signature {
  const staffId = assessment.steps.find((step) => step.kind === kind)?.actorIds[0] ?? "";
  const person = staff.find(({ id }) => id === staffId);
  return { staffId, by: person?.userId ?? staffId, byName: person?.name ?? "" };
}
