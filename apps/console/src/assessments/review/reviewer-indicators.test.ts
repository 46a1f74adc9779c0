import type { Form, Giver, Points } from "@duheng/contracts";
import { expect, test } from "vitest";
import { isWithin, reviewerIndicators } from "./reviewer-indicators.ts";

const indicator = (code: string, points: Points, by: Giver) => ({
  id: code,
  code,
  title: code,
  group: "个性",
  points,
  by,
});

const form: Form = {
  title: "表",
  fields: { type: "object", properties: {} },
  indicators: [
    indicator("及时率", { kind: "fixed", full: 10 }, { kind: "formula", formula: "1" }),
    indicator(
      "现场处置",
      { kind: "fixed", full: 6 },
      {
        kind: "reviewer",
        levels: [
          { title: "A", share: 1 },
          { title: "B", share: 0.85 },
        ],
      },
    ),
    indicator("急难险重", { kind: "floating", min: 0, max: 5 }, { kind: "reviewer" }),
    indicator("差错", { kind: "floating", min: -5, max: 0 }, { kind: "reviewer" }),
  ],
  score: { groups: [{ id: "g", code: "个性", title: "个性指标" }] },
};

test("only the reviewer's indicators are asked of the reviewer, levels as points (G3)", () => {
  expect(reviewerIndicators(form)).toMatchObject([
    {
      code: "现场处置",
      groupTitle: "个性指标",
      min: 0,
      max: 6,
      levels: [
        { title: "A", points: 6 },
        { title: "B", points: 5.1 },
      ],
    },
    { code: "急难险重", min: 0, max: 5 },
    { code: "差错", min: -5, max: 0 },
  ]);
});

test("points count only within the indicator's range", () => {
  const [, floating, deduction] = reviewerIndicators(form);
  if (floating === undefined || deduction === undefined) throw new Error("missing");
  expect([undefined, -1, 0, 5, 5.5].map((points) => isWithin(floating, points))).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  expect(isWithin(deduction, -5)).toBe(true);
});
