import { check } from "@duheng/formula";
import { expect, it } from "vitest";
import { fixAll, sameDiagnostic } from "../../src/formula-editor/apply-fixes.ts";

const scope = {
  schema: {
    type: "object",
    required: ["办结数"],
    properties: { 办结数: { type: "number" }, 加分: { type: "number" } },
  },
};
const diagnose = (source: string) => check(source, scope).diagnostics;

it("mends what is certain, and leaves guesses and what a blank counts as", () => {
  expect(fixAll("求和（办结数）×２＋SUMM(办结树)＋加分", diagnose)).toEqual({
    source: "SUM（办结数）*２＋SUMM(办结树)＋加分",
    count: 2,
    left: 3,
  });
});

it("leaves a formula without certain fixes as it is", () => {
  expect(fixAll("办结树 + 1", diagnose)).toEqual({ source: "办结树 + 1", count: 0, left: 1 });
});

it("finds a mistake again that moved, the nearest of several alike", () => {
  const [, second] = diagnose("办结树 + 办结树");
  if (second === undefined) throw new Error("two mistakes were expected");
  expect(sameDiagnostic(diagnose("  办结树 + 办结树"), second)?.from).toBe(second.from + 2);
  expect(sameDiagnostic(diagnose("办结数"), second)).toBeUndefined();
});
