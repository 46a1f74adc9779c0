import type { AssessmentState, Step } from "@duheng/contracts";
import { stateOf } from "./state-of.ts";
import { stepKind, stepKindNames } from "./step-kinds.ts";

/** What an assessment is as long as something is still to come that makes its score: all that is before the decision on grades. */
export function statesBeforeDecision(): AssessmentState[] {
  const decision = stepKindNames.findIndex((kind) => stepKind(kind).isForGrades);
  return [...new Set(stepKindNames.slice(0, decision).map((kind) => stepKind(kind).state))];
}

/** Whether an assessment with these steps is before the decision, also where that is not for this person. */
export function isBeforeDecision(steps: readonly Pick<Step, "kind" | "state">[]): boolean {
  return statesBeforeDecision().includes(stateOf(steps));
}
