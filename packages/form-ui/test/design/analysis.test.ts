import { expect, it } from "vitest";
import { analyseForm, formulaInput } from "../../src/design/analysis.ts";
import { patchIndicator, patchSample } from "../../src/design/operations/scoring.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

it("tells a sample that does not get its score, at the sample", () => {
  const problem = analyseForm(patrolForm).problems.find(({ code }) => code === "sample-failed");
  expect(problem?.path).toBe("/samples/0/expected/score");
  const mended = patchSample(patrolForm, "sample-good", (sample) => ({
    ...sample,
    expected: { score: 85.6 },
  }));
  expect(analyseForm(mended).problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

it("a form with a mistake in a formula is not prepared, and the mistake is told at its place", () => {
  const broken = patchIndicator(patrolForm, "i-bonus", (each) => ({
    ...each,
    by: { kind: "formula", formula: "SUM(" },
  }));
  const analysis = analyseForm(broken);
  expect(analysis.prepared).toBeNull();
  expect(
    analysis.problems.some(
      ({ path, diagnostic }) => path === "/indicators/3/by/formula" && diagnostic !== undefined,
    ),
  ).toBe(true);
});

it("gives a formula its sample's answers, computed values and the other indicators' points", () => {
  const { prepared } = analyseForm(patrolForm);
  const inputs = patrolForm.samples?.[0]?.inputs;
  if (inputs === undefined) throw new Error("the form has no sample");
  expect(formulaInput(prepared, inputs, "互评")).toMatchObject({
    办结率: 87.5,
    indicators: { 办结: 35, 作风: 27 },
    ratings: { peer: [90, 92, 88] },
  });
});
