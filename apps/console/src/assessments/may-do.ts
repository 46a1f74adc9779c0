import { mayAct } from "@duheng/assessment";
import type { Assessment, SessionInfo, StepKind } from "@duheng/contracts";
import { openStep } from "./steps.ts";

/** Whether the open step is of this kind and the person's to do; the server decides again. */
export function mayDo(
  assessment: Pick<Assessment, "steps" | "subject">,
  kind: StepKind,
  session: Pick<SessionInfo, "staffId" | "roles"> | undefined,
): boolean {
  const step = openStep(assessment);
  if (session === undefined || step?.kind !== kind) return false;
  return assessment.subject.id !== session.staffId && mayAct(step, session);
}
