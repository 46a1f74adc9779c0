import type { Form, Sample } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { answersFor, beginTrial, progressOf, surroundingsOf } from "../../../src/design/previews/trial.ts";

const number = (id: string) => ({ type: "number", title: id, "x-id": id });
const form: Form = {
  title: "试用",
  fields: {
    type: "object",
    properties: { 办案数: number("f-cases"), 备注: { ...number("f-note"), type: "string" } },
  },
  indicators: [
    {
      id: "i-review",
      code: "attitude",
      title: "工作态度",
      group: "main",
      points: { kind: "fixed", full: 20 },
      by: { kind: "reviewer" },
    },
    {
      id: "i-rating",
      code: "opinion",
      title: "民主测评",
      group: "main",
      points: { kind: "fixed", full: 30 },
      by: { kind: "rating", raters: ["superior", "peer"] },
    },
    {
      id: "i-cases",
      code: "cases",
      title: "办案",
      group: "main",
      points: { kind: "fixed", full: 50 },
      by: { kind: "formula", formula: "办案数 ?? 0" },
    },
  ],
  ratings: { weights: { superior: 60, peer: 40 }, minimum: { peer: 3 } },
  score: { groups: [{ id: "g", code: "main", title: "考核" }] },
};
const sample: Sample = {
  id: "s",
  title: "示例",
  inputs: {
    answers: { 办案数: 10 },
    review: { attitude: 15, gone: 1 },
    ratings: { opinion: { superior: [90] } },
  },
};

describe("a trial", () => {
  it("comes to a total once it is filled in, reviewed and rated", () => {
    const begun = beginTrial(form, undefined);
    const prepared = prepareForm(form);
    expect(progressOf(begun, form, undefined)).toEqual({
      review: { given: 0, asked: 1 },
      ratings: { given: 0, asked: 2 },
    });
    const given = {
      review: { "i-review": 18 },
      ballots: { superior: { "i-rating": 100 }, peer: { "i-rating": 80 } },
    };
    const inputs = { answers: { 办案数: 40 }, ...surroundingsOf(given, form, undefined) };
    expect(inputs.ratings).toEqual({ opinion: { superior: [100], peer: [80, 80, 80] } });
    expect(progressOf(given, form, undefined).ratings).toEqual({ given: 2, asked: 2 });
    expect(prepared.score(inputs).score).toBe(40 + 18 + 27.6);
  });

  it("begins with what its sample was given, and puts its ballots beside the sample's", () => {
    const begun = beginTrial(form, sample);
    expect(begun.review).toEqual({ "i-review": 15 });
    expect(progressOf(begun, form, sample).ratings).toEqual({ given: 1, asked: 2 });
    const ballots = { superior: { "i-rating": 70 } };
    expect(surroundingsOf({ ...begun, ballots }, form, sample)).toEqual({
      review: { attitude: 15 },
      ratings: { opinion: { superior: [90, 70] } },
    });
  });

  it("follows renamed fields and indicators, and gives nothing up of what comes back", () => {
    const trial = {
      ...beginTrial(form, undefined),
      answers: { 办案数: 7, 备注: "好" },
      review: { "i-review": 9 },
    };
    const { 办案数: cases } = form.fields.properties;
    const renamed: Form = {
      ...form,
      fields: { type: "object", properties: { 结案数: cases ?? {} } },
      indicators: form.indicators.map((each) =>
        each.id === "i-review" ? { ...each, code: "manner" } : each,
      ),
    };
    expect(answersFor(trial, renamed)).toEqual({ 结案数: 7 });
    expect(surroundingsOf(trial, renamed, undefined).review).toEqual({ manner: 9 });
    expect(answersFor(trial, form)).toEqual({ 办案数: 7, 备注: "好" });
  });
});
