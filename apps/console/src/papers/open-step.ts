import type { Assessment, Step } from "@duheng/contracts";

/** The step that waits for someone now; none when everything is done. */
export function openStep(assessment: Pick<Assessment, "steps">): Step | undefined {
  return assessment.steps.find((step) => step.state === "open");
}
