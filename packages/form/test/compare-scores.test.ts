import { describe, expect, test } from "vitest";
import { compareScores, FormError } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

const number = (id: string) => ({ type: "number", "x-id": id });
const older = smallForm({
  properties: { done: number("done"), all: number("all"), extra: number("extra") },
  indicators: [
    fixed("rate", 60, "SAFEDIV(done ?? 0, all ?? 0, 0) * 60"),
    fixed("style", 40, "", { by: { kind: "reviewer" } }),
  ],
});
const newer = smallForm({
  properties: { 完成数: number("done"), 总数: number("all") },
  indicators: [
    { ...fixed("完成率", 70, "SAFEDIV(完成数 ?? 0, 总数 ?? 0, 0) * 70"), id: "indicator-rate" },
    { ...fixed("作风", 30, "", { by: { kind: "reviewer" } }), id: "indicator-style" },
  ],
});
const submission = (id: string, done: number, style: number, more = {}) => ({
  id,
  inputs: { answers: { done, all: 10, ...more }, review: { style } },
});

describe("the scores of a cycle's forms by the new version, beside the old", () => {
  const { comparisons, summary } = compareScores(older, newer, [
    submission("a", 10, 20),
    submission("b", 0, 30),
    submission("c", 3, 21, { extra: 5 }),
  ]);

  test("answers, reviewers' points and indicators follow their ids", () => {
    expect(
      comparisons.map(({ id, before, after, difference }) => [id, before.score, after.score, difference]),
    ).toEqual([
      ["a", 80, 90, 10],
      ["b", 30, 30, 0],
      ["c", 39, 42, 3],
    ]);
    expect(comparisons[0]?.indicators).toEqual([
      {
        id: "indicator-rate",
        title: "完成率",
        before: { state: "scored", points: 60 },
        after: { state: "scored", points: 70 },
      },
      {
        id: "indicator-style",
        title: "作风",
        before: { state: "scored", points: 20 },
        after: { state: "scored", points: 20 },
      },
    ]);
  });

  test("what was lost on the way is told with each form", () => {
    expect(comparisons.map(({ lost }) => lost.map(({ path, value }) => [path, value]))).toEqual([
      [],
      [],
      [["/extra", 5]],
    ]);
  });

  test("the summary counts who gains and who loses", () => {
    expect(summary).toEqual({
      count: 3,
      higher: 2,
      lower: 0,
      same: 1,
      unscored: 0,
      meanBefore: 49.6667,
      meanAfter: 54,
      largestRise: 10,
      largestFall: 0,
      withLosses: 1,
    });
  });

  test("an indicator that came or went stands on one side only; one without points leaves the difference open", () => {
    const without = smallForm({
      properties: { done: number("done") },
      indicators: [fixed("new", 10, "1 / ((done ?? 0) - (done ?? 0))")],
    });
    const compared = compareScores(older, { ...without, score: { groups: [group("main")] } }, [
      submission("a", 1, 2),
    ]);
    expect(
      compared.comparisons[0]?.indicators.map(({ id, before, after }) => [id, before?.state, after?.state]),
    ).toEqual([
      ["indicator-new", undefined, "error"],
      ["indicator-rate", "scored", undefined],
      ["indicator-style", "scored", undefined],
    ]);
    expect(compared.comparisons[0]?.difference).toBeNull();
    expect(compared.summary).toMatchObject({ unscored: 1, meanBefore: null, meanAfter: null });
  });

  test("formulas over the group look at these submissions, in each version for itself", () => {
    const ranked = (factor: number) =>
      smallForm({
        properties: { n: number("n") },
        indicators: [fixed("rank", 10, `COHORT.RANK((n ?? 0) * ${factor})`)],
      });
    const submissions = [5, 9, 7].map((n, index) => ({ id: String(index), inputs: { answers: { n } } }));
    const compared = compareScores(ranked(1), ranked(-1), submissions);
    expect(compared.comparisons.map(({ before, after }) => [before.raw, after.raw])).toEqual([
      [3, 1],
      [1, 3],
      [2, 2],
    ]);
  });
});

test("a form beside itself changes nothing", () => {
  const submissions = (policeForm().samples ?? []).map(({ id, inputs }) => ({ id, inputs }));
  const { comparisons, summary } = compareScores(policeForm(), policeForm(), submissions);
  expect(comparisons.map(({ before, after }) => [after, before.score])).toEqual([
    [comparisons[0]?.before, 91.88],
  ]);
  expect(summary).toMatchObject({ count: 1, same: 1, withLosses: 0 });
});

test("a version that does not check is refused", () => {
  expect(() => compareScores(older, smallForm({ indicators: [fixed("a", 1, "1 +")] }), [])).toThrow(
    FormError,
  );
});
