import type { Assessment, AssessmentState, Role, Step } from "@duheng/contracts";
import { assessmentStateWords } from "@duheng/contracts/words";
import { type Refused, refuse } from "../refusal.ts";
import { stateOf } from "./state-of.ts";
import {
  actionOf,
  isGrantable,
  type StepActionName,
  type StepEffect,
  stepKind,
  stepKindNames,
} from "./step-kinds.ts";

export interface AssessmentActor {
  /** Account. */
  readonly userId: string;
  readonly staffId?: string | undefined;
  /** Roles in the tenant of the assessment. */
  readonly roles: readonly Role[];
  /** Of somebody of another tenant: what a grant lets him do in the steps of posts, whoever they name. */
  readonly granted?: readonly string[] | undefined;
  /** When it happens, an ISO timestamp. */
  readonly at: string;
}

export type TransitionRefusal = "wrong-state" | "not-your-step" | "not-your-assessment" | "own-assessment";

export type TransitionOutcome =
  | {
      readonly ok: true;
      readonly state: AssessmentState;
      readonly steps: Step[];
      /** The step in which it was done. */
      readonly step: Step;
    }
  | Refused<TransitionRefusal>;

type Subject = Pick<Assessment, "steps" | "subject">;

/**
 * What an action makes of an assessment (G21): of its open steps, the one that has such an action and is the actor's
 * stays as it is, or is done and the next opens, or the first is opened again and all others wait. Out: the next steps
 * and the state that follows from them, or a refusal: no such step is open, not this actor's step, not his own
 * assessment, or a step over himself.
 */
export function transition(
  { steps, subject }: Subject,
  action: StepActionName,
  actor: AssessmentActor,
): TransitionOutcome {
  const open = steps.filter((step) => step.state === "open" && actionOf(step.kind, action));
  const [first] = open;
  if (first === undefined) return wrongState(stateOf(steps), action);
  const effect = effectOf(first, action);
  if (effect === "return" && steps.some(isDecided)) return wrongState(stateOf(steps), action);
  const isSubject = subject.kind === "person" && actor.staffId === subject.id;
  if (stepKind(first.kind).whose === "subject" && !isSubject) {
    return refuse("not-your-assessment", "只能办理本人的考核表。", "Only the person assessed may do this.");
  }
  if (stepKind(first.kind).whose === "post" && isSubject) {
    return refuse("own-assessment", "不能办理对本人的评鉴。", "Nobody may act on the own assessment.");
  }
  // Who has judged may send it back as long as it can be sent back at all.
  const theirs =
    effect === "return" ? steps.filter((step) => hasBegun(step) && actionOf(step.kind, action)) : open;
  const isGranted = actor.granted?.includes(actionOf(first.kind, action)?.draftOf ?? action) ?? false;
  const step = theirs.find((one) => mayAct(one, actor) || (isGranted && isForGrant(one, actor)));
  if (step === undefined) return notYourStep(first);
  const next = {
    keep: () => [...steps],
    complete: () => done(steps, step, actor),
    return: () => back(steps),
  };
  const after = next[effect]();
  return { ok: true, state: stateOf(after), steps: after, step };
}

/** Under a grant: whoever the step names while it is open, and afterwards what was done under one by himself. */
function isForGrant({ kind, state, doneBy }: Step, actor: AssessmentActor): boolean {
  return isGrantable(kind) && (state === "open" || doneBy === nameOf(actor));
}

/** By whom a step is said to be done; under a grant by his account, whether or not he is known here too. */
function nameOf({ staffId, userId, granted }: AssessmentActor): string {
  return granted === undefined ? (staffId ?? userId) : userId;
}

function effectOf({ kind }: Step, action: StepActionName): StepEffect {
  return actionOf(kind, action)?.effect ?? "keep";
}

function isDecided({ kind, state }: Step): boolean {
  return stepKind(kind).isForGrades && state === "done";
}

function hasBegun({ state }: Step): boolean {
  return state === "open" || state === "done";
}

/** Every step from the first on waits again, but those that are not for this person. */
function back(steps: readonly Step[]): Step[] {
  const first = steps.findIndex(({ state }) => state !== "skipped");
  return steps.map(({ doneAt: _at, doneBy: _by, ...step }, index): Step => {
    if (step.state === "skipped") return step;
    return { ...step, state: index === first ? "open" : "waiting" };
  });
}

function done(steps: readonly Step[], step: Step, actor: AssessmentActor): Step[] {
  const index = steps.indexOf(step);
  const next = steps.findIndex((one, at) => at > index && one.state === "waiting");
  return steps.map((one, at): Step => {
    if (at === index) return { ...one, state: "done", doneAt: actor.at, doneBy: nameOf(actor) };
    return at === next ? { ...one, state: "open" } : one;
  });
}

/** Whether it is this person's step; where nobody holds the post, whoever has its role may act. */
export function mayAct(
  { actorIds, by }: Pick<Step, "actorIds" | "by">,
  { staffId, roles }: Pick<AssessmentActor, "staffId" | "roles">,
): boolean {
  if (actorIds.length > 0) return staffId !== undefined && actorIds.includes(staffId);
  return roles.some((role) => role === by);
}

function notYourStep({ title, kind, by }: Step): Refused<"not-your-step"> {
  return refuse("not-your-step", `“${title}”这一步不由您办理。`, `The step "${title}" is not yours.`, {
    step: kind,
    by,
  });
}

function wrongState(state: AssessmentState, action: StepActionName): Refused<"wrong-state"> {
  const words = stepKindNames.flatMap((kind) => actionOf(kind, action)?.words ?? [])[0];
  return refuse(
    "wrong-state",
    `当前状态“${assessmentStateWords[state].zh}”下不能${words?.zh ?? action}。`,
    `Not possible in the state “${assessmentStateWords[state].en}”: ${words?.en ?? action}.`,
    { state, action },
  );
}
