import type { AssessmentState, Step } from "@duheng/contracts";
import { stepKind } from "./step-kinds.ts";

/** What an assessment is, by its steps alone: what the first open one waits for; closed where none is open. */
export function stateOf(steps: readonly Pick<Step, "kind" | "state">[]): AssessmentState {
  const open = steps.find(({ state }) => state === "open");
  return open === undefined ? "closed" : stepKind(open.kind).state;
}
