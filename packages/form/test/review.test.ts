import { describe, expect, test } from "vitest";
import { checkForm, checkReview, prepareForm, reviewLevels } from "../src/index.ts";
import { fixed, floating, smallForm } from "./forms/small-form.ts";

const levels = [
  { title: "A", share: 1 },
  { title: "B", share: 0.85 },
  { title: "C", share: 0.3 },
];
const form = smallForm({
  indicators: [
    fixed("作风", 6, "", { by: { kind: "reviewer", levels } }),
    fixed("处置", 10, "", { by: { kind: "reviewer" } }),
    floating("创新", 0, 5, "", { by: { kind: "reviewer", levels } }),
    fixed("数量", 10, "5"),
  ],
});
const scoreOf = (review: Record<string, number>) => prepareForm(form).score({ answers: {}, review });

describe("levels of a reviewer (G3)", () => {
  test("what each is worth", () => {
    expect(form.indicators.map(reviewLevels)).toEqual([
      [
        { title: "A", points: 6 },
        { title: "B", points: 5.1 },
        { title: "C", points: 1.8 },
      ],
      null,
      [
        { title: "A", points: 5 },
        { title: "B", points: 4.25 },
        { title: "C", points: 1.5 },
      ],
      null,
    ]);
  });

  test.each([
    [6, 6],
    [5.1, 5.1],
    [6 * 0.3, 1.8],
  ])("%d points are a level's: they count as %d", (given, points) => {
    expect(scoreOf({ 作风: given }).indicators.作风).toEqual({ state: "scored", points });
  });

  test.each([5, 0, 6.1, -1])("%d points are no level's: no score rests on them", (given) => {
    const result = scoreOf({ 作风: given, 处置: 8, 创新: 5 });
    const error = { code: "not-a-level", from: 0, to: 0, definition: "indicators.作风" };
    expect(result.indicators.作风).toEqual({ state: "error", points: null, error });
    expect([result.score, result.errors]).toEqual([null, [error]]);
    const explained = prepareForm(form).explain({ answers: {}, review: { 作风: given } }, "作风");
    expect(explained.sentences.map(({ zh }) => zh)).toEqual(["所给分数不是任何一档的分值"]);
  });

  test("not given yet: it waits, and what is freely given is given freely", () => {
    const result = scoreOf({ 处置: 7.35 });
    expect(result.indicators.作风).toEqual({ state: "pending", points: null });
    expect(result.indicators.处置).toEqual({ state: "scored", points: 7.35 });
    expect(result.provisional).toBe(true);
  });

  test("a review is told what is wrong with it before anything is scored", () => {
    const codes = checkReview(form, { 作风: 5, 处置: 11, 创新: 4.25, 数量: 3, 没有: 1 }).map(
      ({ code, path }) => `${code} ${path}`,
    );
    expect(codes).toEqual([
      "not-a-level /作风",
      "out-of-range /处置",
      "not-reviewed /数量",
      "not-reviewed /没有",
    ]);
    expect(checkReview(form, { 作风: 5.1, 处置: 0 })).toEqual([]);
    expect(checkReview(form, { 处置: "8" }).map(({ code }) => code)).toEqual(["wrong-type"]);
    expect(checkReview(form, null).map(({ code }) => code)).toEqual(["wrong-type"]);
  });

  test("levels must be told apart", () => {
    const codes = (given: typeof levels) =>
      checkForm(
        smallForm({ indicators: [fixed("a", 100, "", { by: { kind: "reviewer", levels: given } })] }),
      ).map(({ code, path }) => `${code} ${path}`);
    expect(codes([])).toEqual(["no-levels /indicators/0/by/levels"]);
    expect(codes([...levels, { title: "A", share: 0.1 }])).toEqual([
      "duplicate-level /indicators/0/by/levels/3/title",
    ]);
    expect(codes([...levels, { title: "D", share: 0.3 }])).toEqual([
      "levels-alike /indicators/0/by/levels/3/share",
    ]);
    expect(
      codes(Array.from({ length: 21 }, (_, index) => ({ title: `L${index}`, share: index / 21 }))),
    ).toEqual(["too-many-levels /indicators/0/by/levels"]);
    expect(
      codes(Array.from({ length: 20 }, (_, index) => ({ title: `L${index}`, share: index / 20 }))),
    ).toEqual([]);
  });
});
