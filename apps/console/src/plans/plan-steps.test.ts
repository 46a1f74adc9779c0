import { checkSteps, defaultSteps } from "@duheng/assessment";
import type { StepRule } from "@duheng/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canAdd, canMove, kindOfStepId, movedStep, plannedKinds, withStep } from "./plan-steps.ts";

test("whatever is added, moved and taken away, the steps stay ones that can be done, each with an id of its own", () => {
  const edit = fc.oneof(
    fc.record({ add: fc.constantFrom(...plannedKinds) }),
    fc.record({ move: fc.nat(8), by: fc.constantFrom(-1 as const, 1 as const) }),
    fc.record({ remove: fc.integer({ min: 1, max: 8 }) }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      let steps: StepRule[] = [...defaultSteps];
      for (const one of edits) {
        if ("add" in one) steps = canAdd(steps, one.add) ? withStep(steps, one.add, "步骤") : steps;
        else if ("move" in one)
          steps = canMove(steps, one.move, one.by) ? movedStep(steps, one.move, one.by) : steps;
        else steps = steps.filter((_, index) => index !== one.remove);
        expect(checkSteps(steps)).toEqual([]);
        for (const { id, kind } of steps) expect(kindOfStepId(id)).toBe(kind);
      }
    }),
  );
});

test("a second review comes after the first, and may change places with it and with nothing else", () => {
  const steps = withStep(defaultSteps, "review", "复审");
  expect(steps.map(({ id }) => id)).toEqual(["summary", "review", "review-2", "decision", "feedback"]);
  expect([canMove(steps, 1, 1), canMove(steps, 2, -1), canMove(steps, 2, 1), canMove(steps, 0, -1)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(movedStep(steps, 2, -1).map(({ id }) => id)).toEqual([
    "summary",
    "review-2",
    "review",
    "decision",
    "feedback",
  ]);
  expect(canAdd(steps, "decision")).toBe(false);
  expect(kindOfStepId("review-1")).toBeUndefined();
});
