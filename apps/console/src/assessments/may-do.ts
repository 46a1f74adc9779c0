import { kindsOfActs, mayAct, transition } from "@duheng/assessment";
import type { Assessment, SessionInfo, StepKind } from "@duheng/contracts";
import { openStep } from "../papers/open-step.ts";
import { grantOfPaper } from "../rpc/under-grant.ts";

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

/** Whether the person may send the paper back now: it is, or was, his to judge, and nothing is decided yet. */
export function mayReturn(
  assessment: Pick<Assessment, "steps" | "subject"> & Partial<Pick<Assessment, "id">>,
  session: (Pick<SessionInfo, "staffId" | "roles"> & { readonly user: { readonly id: string } }) | undefined,
): boolean {
  if (session === undefined) return false;
  const { user, staffId, roles } = session;
  const grant = grantOfPaper(assessment.id);
  const who = grant === undefined ? { staffId, roles } : { roles: [], granted: grant.acts };
  const actor = { userId: user.id, ...who, at: new Date().toISOString() };
  return transition(assessment, "returnToStaff", actor).ok;
}

/** Where the person goes on after a paper: the queue from which it was opened. */
export function afterPaper(assessmentId: string, own: string): string {
  return grantOfPaper(assessmentId) === undefined ? own : "/granted";
}

function endsStep(act: string): boolean {
  return act !== "returnToStaff";
}
