import { mayAct, transition } from "@duheng/assessment";
import type { Assessment, SessionInfo, StepKind } from "@duheng/contracts";
import { openStep } from "../papers/open-step.ts";

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

/** Whether the person may send the paper back now: it is, or was, his to judge, and nothing is decided yet. */
export function mayReturn(
  assessment: Pick<Assessment, "steps" | "subject">,
  session: (Pick<SessionInfo, "staffId" | "roles"> & { readonly user: { readonly id: string } }) | undefined,
): boolean {
  if (session === undefined) return false;
  const { user, staffId, roles } = session;
  const actor = { userId: user.id, staffId, roles, at: new Date().toISOString() };
  return transition(assessment, "returnToStaff", actor).ok;
}
