import { describe, expect, test } from "vitest";
import { diffForms, runSamples } from "../src/index.ts";
import { show, showApart, tellApart } from "../src/scoring/show.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

describe("numbers for people", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [-0.00001, "0"],
    [10, "10"],
    [1.5, "1.5"],
    [1 / 3, "0.3333"],
    [2 / 3, "0.6667"],
    [99.99996, "100"],
  ])("%f is told as %s", (value, text) => expect(show(value)).toBe(text));

  test.each([
    [1, 2, "1", "2"],
    [1.5, 1.25, "1.5", "1.25"],
    [1 / 3, 0.3333, "0.33333", "0.3333"],
    [100 / 3, 33.3333, "33.33333", "33.3333"],
    [33.3333, 100 / 3, "33.3333", "33.33333"],
    [2 / 3, 0.666667, "0.6666667", "0.666667"],
    [0.1 + 0.2, 0.3, "0.30000000000000004", "0.29999999999999999"],
    [1e-30, 2e-30, "0", "0"],
    [null, 1 / 3, "blank", "0.3333"],
    [1 / 3, null, "0.3333", "blank"],
    [null, null, "blank", "blank"],
    [1 / 3, 1 / 3, "0.3333", "0.3333"],
  ])("%s beside %s: %s, %s", (one, other, shownOne, shownOther) =>
    expect(showApart(one, other, "blank")).toEqual([shownOne, shownOther]),
  );

  test("texts with numbers in them are told apart by the first decimal that does", () => {
    const told = (value: number, decimals: number) => `${show(value, decimals)} 分`;
    expect(tellApart((decimals) => [told(0.1234561, decimals), told(0.1234569, decimals)])).toEqual([
      "0.123456 分",
      "0.123457 分",
    ]);
  });
});

test("points that differ behind the fourth decimal are told apart in a sample's sentence", () => {
  const form = smallForm({
    properties: {},
    indicators: [fixed("a", 100, "100 / 3")],
  });
  form.samples = [
    { id: "s", title: "样例", inputs: { answers: {} }, expected: { indicators: { a: 33.3333 } } },
  ];
  const [result] = runSamples(form);
  expect(result?.differences.map(({ message }) => message)).toEqual([
    { zh: "“a”应为 33.3333，实得 33.33333", en: '"a" should be 33.3333 but is 33.33333' },
  ]);
});

test("numbers that differ behind the fourth decimal are told apart in a difference", () => {
  const withMost = (maximum: number, full: number) =>
    smallForm({
      properties: { a: { title: "甲", "x-id": "f", type: "number", maximum } },
      indicators: [fixed("a", full, "1")],
    });
  const told = diffForms(withMost(0.00001, 10), withMost(0.00002, 10.00001)).map(({ message }) => message);
  expect(told).toEqual([
    {
      zh: "字段“甲”的最大值由 0.00001 改为 0.00002",
      en: 'field "甲": maximum changed from 0.00001 to 0.00002',
    },
    {
      zh: "指标“a”的分值由 10 分 改为 10.00001 分",
      en: 'indicator "a": points changed from 10 points to 10.00001 points',
    },
  ]);
});
