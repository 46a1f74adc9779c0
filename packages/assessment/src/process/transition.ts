import type { Assessment, AssessmentState, Role, Step, StepKind } from "@duheng/contracts";
import { type Refused, refuse } from "../refusal.ts";

export type AssessmentAction =
  | "save"
  | "submit"
  | "return"
  | "review"
  | "decide"
  | "publish"
  | "give-feedback"
  | "acknowledge";

export interface AssessmentActor {
  /** Account. */
  readonly userId: string;
  readonly staffId?: string | undefined;
  /** Roles in the tenant of the assessment. */
  readonly roles: readonly Role[];
  /** When it happens, an ISO timestamp. */
  readonly at: string;
}

export type TransitionRefusal = "wrong-state" | "not-your-step" | "not-your-assessment" | "own-assessment";

export type TransitionOutcome =
  | { readonly ok: true; readonly state: AssessmentState; readonly steps: Step[] }
  | Refused<TransitionRefusal>;

type Subject = Pick<Assessment, "state" | "steps" | "subject">;

/**
 * What an action makes of an assessment (G21): filling → submitted → reviewed → decided → feedback → closed.
 * Returning leads from submitted or reviewed back to filling; saving changes no state. A state with several
 * steps (two reviews, or publicity after the decision) is left with the last of them. Out: the next state and
 * steps, or a refusal: not in this state, not this actor's step, not his own assessment, or a step over himself.
 */
export function transition(
  assessment: Subject,
  action: AssessmentAction,
  actor: AssessmentActor,
): TransitionOutcome {
  const rule = rules[action];
  if (!rule.from.includes(assessment.state)) return wrongState(assessment.state, action);
  const ownId = assessment.subject.kind === "person" ? assessment.subject.id : undefined;
  if (rule.own && actor.staffId !== ownId) {
    return refuse("not-your-assessment", "只能办理本人的考核表。", "Only the person assessed may do this.");
  }
  if (!rule.own && actor.staffId !== undefined && actor.staffId === ownId) {
    return refuse("own-assessment", "不能办理对本人的评鉴。", "Nobody may act on the own assessment.");
  }
  return rule.step === undefined
    ? { ok: true, state: rule.to, steps: assessment.steps }
    : act(assessment, action, rule.step, actor);
}

interface ActionRule {
  readonly from: readonly AssessmentState[];
  readonly to: AssessmentState;
  /** The step that it does; absent: no step is bound to it. */
  readonly step?: StepKind;
  /** Done by the person assessed alone. */
  readonly own: boolean;
}

const rules: Record<AssessmentAction, ActionRule> = {
  save: { from: ["filling"], to: "filling", own: true },
  submit: { from: ["filling"], to: "submitted", step: "summary", own: true },
  return: { from: ["submitted", "reviewed"], to: "filling", step: "review", own: false },
  review: { from: ["submitted"], to: "reviewed", step: "review", own: false },
  decide: { from: ["reviewed"], to: "decided", step: "decision", own: false },
  publish: { from: ["decided"], to: "decided", step: "publicity", own: false },
  "give-feedback": { from: ["decided"], to: "feedback", step: "feedback", own: false },
  acknowledge: { from: ["feedback"], to: "closed", own: true },
};

function act(
  assessment: Subject,
  action: AssessmentAction,
  kind: StepKind,
  actor: AssessmentActor,
): TransitionOutcome {
  const rule = rules[action];
  if (action === "return") return sendBack(assessment, actor);
  const open = assessment.steps.findIndex((step) => step.kind === kind && step.state === "open");
  const step = assessment.steps[open];
  // A plan without that step: the state still moves on, by those whose office it is.
  if (!step && !assessment.steps.some((other) => other.kind === kind)) {
    if (!rule.own && !holdsOffice(kind, actor)) return notYourOffice(kind);
    return { ok: true, state: rule.to, steps: assessment.steps };
  }
  if (!step) return wrongState(assessment.state, action);
  if (!mayAct(step, actor)) return notYourStep(step);
  const steps = done(assessment.steps, open, actor);
  const more = steps.some((other) => other.kind === kind && other.state !== "done");
  return { ok: true, state: more ? assessment.state : rule.to, steps };
}

/** Back to the person: every step from the first on waits again. Reviewers and the deciding leader may. */
function sendBack(assessment: Subject, actor: AssessmentActor): TransitionOutcome {
  const judging = assessment.steps.filter(
    (step) => (step.kind === "review" || step.kind === "decision") && step.state !== "waiting",
  );
  const [first] = judging;
  if (first && !judging.some((step) => mayAct(step, actor))) return notYourStep(first);
  if (!first && !holdsOffice("review", actor)) return notYourOffice("review");
  const steps = assessment.steps.map(
    ({ doneAt: _at, doneBy: _by, ...step }, index): Step => ({
      ...step,
      state: index === 0 ? "open" : "waiting",
    }),
  );
  return { ok: true, state: "filling", steps };
}

function done(steps: readonly Step[], index: number, actor: AssessmentActor): Step[] {
  return steps.map((step, at): Step => {
    if (at === index)
      return { ...step, state: "done", doneAt: actor.at, doneBy: actor.staffId ?? actor.userId };
    return at === index + 1 && step.state === "waiting" ? { ...step, state: "open" } : step;
  });
}

function mayAct(step: Step, actor: AssessmentActor): boolean {
  if (step.actorIds.length > 0) return actor.staffId !== undefined && step.actorIds.includes(actor.staffId);
  return actor.roles.some((role) => role === step.by);
}

/** Who does what a plan has no step for. */
const offices: Record<StepKind, readonly Role[]> = {
  summary: ["staff"],
  review: ["section-head", "leader-in-charge", "main-leader"],
  decision: ["main-leader"],
  publicity: ["unit-admin", "main-leader"],
  feedback: ["section-head", "leader-in-charge", "main-leader"],
  appeal: ["main-leader"],
};

function holdsOffice(kind: StepKind, actor: AssessmentActor): boolean {
  return actor.roles.some((role) => offices[kind].includes(role));
}

function notYourOffice(kind: StepKind): Refused<"not-your-step"> {
  return refuse("not-your-step", "这一步不由您办理。", "This step is not yours.", { step: kind });
}

function notYourStep(step: Step): Refused<"not-your-step"> {
  return refuse(
    "not-your-step",
    `“${step.title}”这一步不由您办理。`,
    `The step "${step.title}" is not yours.`,
    { step: step.kind, by: step.by },
  );
}

function wrongState(state: AssessmentState, action: AssessmentAction): Refused<"wrong-state"> {
  return refuse(
    "wrong-state",
    `当前状态“${stateNames[state]}”下不能${actionNames[action]}。`,
    `Not possible in the state "${state}": ${action}.`,
    { state, action },
  );
}

const stateNames: Record<AssessmentState, string> = {
  filling: "填报中",
  submitted: "已提交",
  reviewed: "已评鉴",
  decided: "已确定等次",
  feedback: "已反馈",
  closed: "已办结",
};

const actionNames: Record<AssessmentAction, string> = {
  save: "保存",
  submit: "提交",
  return: "退回",
  review: "评鉴",
  decide: "确定等次",
  publish: "公示",
  "give-feedback": "反馈",
  acknowledge: "确认反馈",
};
