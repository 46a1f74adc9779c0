import type { AssessmentActor, Refusal, TransitionOutcome } from "@duheng/assessment";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import type { ErrorCode } from "../errors/error-codes.ts";

/** The actor of a transition, now. */
export function assessmentActor(actor: Actor): AssessmentActor {
  const { userId, staffId, roles, granted } = actor;
  return { userId, staffId, roles, granted: granted?.acts, at: new Date().toISOString() };
}

/** The outcome's next state, or the refusal as this server's error. */
export function accepted(outcome: TransitionOutcome): Extract<TransitionOutcome, { ok: true }> {
  if (outcome.ok) return outcome;
  throw refused(outcome.refusal, outcome.refusal.code === "wrong-state" ? "wrong-state" : "forbidden");
}

/** A rule's refusal with its sentences and numbers, under one of this server's codes. */
export function refused(refusal: Refusal, code: ErrorCode): AppError {
  return new AppError(code, { message: refusal.message, data: { rule: refusal.code, ...refusal.params } });
}
