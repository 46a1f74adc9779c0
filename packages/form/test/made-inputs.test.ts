import type { Form, Indicator } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { exampleInputs, prepareForm, randomInputs } from "../src/index.ts";
import { fixed, floating, smallForm } from "./forms/small-form.ts";

/** What people give beside the answers, and answers that hang on each other. */
const reviewed = (each: Indicator, more: Partial<Indicator> = {}): Indicator => ({
  ...each,
  by: { kind: "reviewer" },
  ...more,
});
const rated = (
  code: string,
  raters?: NonNullable<Extract<Indicator["by"], { kind: "rating" }>["raters"]>,
) => ({
  ...fixed(code, 10, "0"),
  by: { kind: "rating" as const, ...(raters === undefined ? {} : { raters }) },
});
const given = (form: Form, random: (() => number) | null = null) => {
  const prepared = prepareForm(form);
  return random === null ? exampleInputs(form, prepared) : randomInputs(form, prepared, random);
};
const always = (value: number) => () => value;

describe("a reviewer's points", () => {
  const form = smallForm({
    indicators: [
      reviewed(fixed("a", 10, "0")),
      reviewed(floating("b", -5, 5, "0")),
      reviewed(floating("c", -5, 0, "0"), { polarity: "negative" }),
      reviewed(floating("d", 2, 7, "0"), { polarity: "negative" }),
      fixed("e", 10, "1"),
    ],
  });
  test.each([
    ["plainly", null, { a: 10, b: 5, c: 0, d: 0 }],
    ["lowest", always(0), { a: 0, b: -5, c: -5, d: 2 }],
    ["in the middle", always(0.5), { a: 5, b: 0, c: -2.5, d: 4.5 }],
    ["by halves", always(0.33), { a: 3.5, b: -1.5, c: -3.5, d: 3.5 }],
    ["highest", always(0.999), { a: 10, b: 5, c: 0, d: 7 }],
  ])("%s", (_how, random, review) => {
    expect(given(form, random)).toEqual({ answers: {}, review });
  });
});

describe("a reviewer's levels", () => {
  const levels = [
    { title: "好", share: 1 },
    { title: "中", share: 0.6 },
    { title: "差", share: 0 },
  ];
  const form = smallForm({ indicators: [{ ...fixed("a", 10, "0"), by: { kind: "reviewer", levels } }] });
  test.each([
    ["plainly the best", null, 10],
    ["lowest", always(0), 10],
    ["in the middle", always(0.5), 6],
    ["highest", always(0.999), 0],
  ])("%s", (_how, random, points) => {
    expect(given(form, random)).toEqual({ answers: {}, review: { a: points } });
  });
});

describe("raters' ballots", () => {
  const form = smallForm({
    indicators: [rated("a"), rated("b", ["peer"]), fixed("c", 10, "1")],
    form: { ratings: { weights: { self: 1, peer: 2, public: 1 }, minimum: { peer: 2, public: 5 } } },
  });
  const ballots = (points: number) => ({
    a: { self: [points], peer: Array(3).fill(points), public: Array(5).fill(points) },
    b: { peer: Array(3).fill(points) },
  });
  test.each([
    ["plainly", null, 90],
    ["lowest", always(0), 70],
    ["in the middle", always(0.5), 85],
    ["highest", always(0.999), 100],
  ])("%s", (_how, random, points) => {
    expect(given(form, random)).toEqual({ answers: {}, ratings: ballots(points) });
  });
});

describe("answers", () => {
  const number = (id: string, more: object = {}) => ({ type: "number", title: id, "x-id": id, ...more });
  const text = (id: string, more: object = {}) => ({ type: "string", title: id, "x-id": id, ...more });
  const form = smallForm({
    properties: {
      甲: number("f-a", { minimum: 1, maximum: 9 }),
      乙: number("f-b", { minimum: 1, maximum: 9, "x-visible": "甲 > 5" }),
      和: { ...number("f-sum"), "x-computed": "甲 * 2" },
      行: {
        ...{ type: "array", title: "行", "x-id": "f-rows", minItems: 1, maxItems: 9 },
        items: {
          type: "object",
          properties: {
            数: number("f-n", { maximum: 4 }),
            注: text("f-note", { "x-visible": "(数 ?? 0) > 2" }),
          },
        },
      },
      组: { type: "object", title: "组", "x-id": "f-group", properties: { 内: text("f-in") } },
    },
    required: ["甲"],
  });
  test.each([
    ["plainly", null, { 甲: 1, 行: [{ 数: 0 }], 组: { 内: "f-in（样例）" } }],
    ["lowest", always(0), { 甲: 1, 行: [{ 数: 0 }], 组: { 内: "f-in（样例）" } }],
    ["in the middle", always(0.5), { 甲: 5, 行: Array(3).fill({ 数: 2 }), 组: { 内: "f-in（样例）" } }],
    [
      "highest",
      always(0.999),
      { 甲: 9, 乙: 9, 行: Array(4).fill({ 数: 4, 注: "f-note（样例）" }), 组: { 内: "f-in（样例）" } },
    ],
  ])("%s", (_how, random, answers) => {
    expect(given(form, random)).toEqual({ answers });
  });
});
