import { emptyTally } from "@duheng/form";
import { expect, it } from "vitest";
import { AppError } from "../../errors/app-error.ts";
import { progressOf, type TrialStage, withFewer } from "./trial-steps.ts";

const stage: TrialStage = {
  cycleId: "c",
  handedIn: 101,
  unsubmitted: 0,
  hasGroups: true,
  phase: "groups",
  after: "p7",
  looked: 40,
  size: 40,
  groups: "{}",
  tally: emptyTally,
};

it("papers that take the workshop too long are tried again, fewer at once, until a single one does", () => {
  const tooCostly = new AppError("too-costly");
  const sizes: number[] = [];
  let next = stage;
  while (next.size > 1) {
    next = withFewer(next, tooCostly);
    sizes.push(next.size);
    expect(next).toEqual({ ...stage, size: next.size });
  }
  expect(sizes).toEqual([10, 3, 1]);
  expect(() => withFewer(next, tooCostly)).toThrow(tooCostly);
  // Whatever else is wrong does not pass with fewer.
  const unavailable = new AppError("unavailable");
  expect(() => withFewer(stage, unavailable)).toThrow(unavailable);
});

it("progress never goes back, and ends with all papers", () => {
  const rounds: TrialStage[] = [
    stage,
    { ...stage, looked: 101 },
    { ...stage, phase: "scores", looked: 0 },
    { ...stage, phase: "scores", looked: 101 },
    { ...stage, phase: "done", looked: 101 },
  ];
  expect(rounds.map((each) => progressOf(each).done)).toEqual([20, 50, 50, 101, 101]);
  expect(progressOf({ ...stage, hasGroups: false, phase: "scores", looked: 120 })).toEqual({
    done: 120,
    total: 120,
  });
});
