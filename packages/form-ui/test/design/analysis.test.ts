import { expect, it } from "vitest";
import { analyseForm, formulaInput } from "../../src/design/analysis.ts";
import { patchIndicator, patchSample } from "../../src/design/operations/scoring.ts";
import { dataForm, unitDatasets } from "../harness/forms/data-form.ts";
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

it("formulas may name what is offered beside what the form lists, which comes first", () => {
  const [monitoring, cases] = unitDatasets;
  if (monitoring === undefined || cases === undefined) throw new Error("there are two datasets");
  const { scope } = analyseForm(dataForm, [
    { ...monitoring, title: "别的", columns: monitoring.columns.map((each) => ({ ...each, type: "text" })) },
    cases,
  ]);
  expect(scope.datasets).toEqual({
    monitoring: {
      validRate: { type: "number", title: "数据有效率", unit: "%" },
      samples: { type: "number", title: "采样数", unit: "件" },
      since: { type: "date", title: "上岗日期" },
      level: { type: "text", title: "等级" },
    },
    cases: { closed: { type: "list of number", title: "办结数", unit: "件" } },
  });
  expect(scope.datasetTitles).toEqual({ monitoring: "监测数据", cases: "办案数据" });
});
