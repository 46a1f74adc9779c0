import { kindsOfActs, mayAct } from "@duheng/assessment";
import type { Assessment, SessionInfo, StepKind } from "@duheng/contracts";
import { grantOfPaper } from "../rpc/under-grant.ts";
import { openStep } from "./steps.ts";

/** Whether the open step is of this kind and the person's to do, by post or under a grant; the server decides again. */
export function mayDo(
  assessment: Pick<Assessment, "steps" | "subject"> & Partial<Pick<Assessment, "id">>,
  kind: StepKind,
  session: Pick<SessionInfo, "staffId" | "roles"> | undefined,
): boolean {
  const step = openStep(assessment);
  if (session === undefined || step?.kind !== kind) return false;
  const grant = grantOfPaper(assessment.id);
  if (grant !== undefined) return kindsOfActs(grant.acts.filter(endsStep)).includes(kind);
  return assessment.subject.id !== session.staffId && mayAct(step, session);
}

/** Whether the person may send the paper back: where it is judged, or where a grant says so. */
export function mayReturn(assessmentId: string): boolean {
  return grantOfPaper(assessmentId)?.acts.includes("returnToStaff") ?? true;
}

/** Where the person goes on after a paper: the queue from which it was opened. */
export function afterPaper(assessmentId: string, own: string): string {
  return grantOfPaper(assessmentId) === undefined ? own : "/granted";
}

function endsStep(act: string): boolean {
  return act !== "returnToStaff";
}
