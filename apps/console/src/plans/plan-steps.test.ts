import { checkSteps, defaultSteps } from "@duheng/assessment";
import type { StepRule } from "@duheng/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canAdd,
  canMove,
  canRemove,
  kindOfStepId,
  movedStep,
  numberedSteps,
  plannedKinds,
  withStep,
} from "./plan-steps.ts";

test("whatever the order and however many, the buttons lead to steps that can be done, each with an id of its own", () => {
  const odd = fc.array(fc.constantFrom(...plannedKinds), { maxLength: 7 });
  fc.assert(
    fc.property(odd, (kinds) => {
      let steps: StepRule[] = [];
      for (const kind of kinds) {
        const [made] = withStep(steps, kind, "步骤").filter(
          ({ id }) => !steps.some((step) => step.id === id),
        );
        if (made) steps = [...steps, made];
      }
      for (let index = 0; index < steps.length; index += 1)
        while (canRemove(steps, index)) steps = steps.toSpliced(index, 1);
      for (const kind of plannedKinds) if (canAdd(steps, kind)) steps = withStep(steps, kind, "步骤");
      for (let turn = 0; turn < 10; turn += 1)
        for (let index = 1; index < steps.length; index += 1)
          if (canMove(steps, index, -1)) steps = movedStep(steps, index, -1);
      expect(checkSteps(steps)).toEqual([]);
      for (const { id, kind } of steps) expect(kindOfStepId(id)).toBe(kind);
    }),
  );
});

test("of a plan that is right nothing can be added, moved or taken away", () => {
  const steps = [...defaultSteps];
  expect(plannedKinds.filter((kind) => canAdd(steps, kind))).toEqual([]);
  for (const index of steps.keys())
    expect([canMove(steps, index, -1), canMove(steps, index, 1), canRemove(steps, index)]).toEqual([
      false,
      false,
      false,
    ]);
});

test("steps that a device kept from before get the ids that the stored ones got", () => {
  const bare = defaultSteps.map(({ id: _id, ...step }) => step as StepRule);
  expect(numberedSteps(bare)).toEqual(defaultSteps);
  expect(numberedSteps([...bare, ...bare].slice(0, 6)).map(({ id }) => id)).toEqual([
    "summary",
    "review",
    "decision",
    "feedback",
    "summary-2",
    "review-2",
  ]);
});
