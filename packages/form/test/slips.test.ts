import type { Form } from "@duheng/contracts";
import { expect, it } from "vitest";
import { slipsBetween, withoutSlips } from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const number = (id: string, more: Record<string, unknown> = {}) => ({ type: "number", "x-id": id, ...more });
const form = (row: Record<string, unknown>, outer: Record<string, unknown> = { 数: number("f-1") }): Form =>
  smallForm({
    properties: {
      ...outer,
      表: {
        type: "array",
        "x-id": "f-r",
        items: {
          type: "object",
          properties: { ...row, 倍: number("f-d", { "x-computed": "(数 ?? 0) * 2" }) },
        },
      },
    },
    indicators: [fixed("I", 10, "SUM(表[(数 ?? 0) > 1].倍)")],
  });

it("a name that means the form's own field once the row's is gone is told, and written as gone", () => {
  const [before, after] = [form({ 数: number("f-2") }), form({})];
  expect(slipsBetween(before, after).map(({ at, word }) => [at, word])).toEqual([
    ["/fields/properties/表/items/properties/倍/x-computed", "数"],
    ["/indicators/0/by/formula", "数"],
  ]);
  const kept = withoutSlips(before, after);
  expect(JSON.stringify(kept)).toContain("(已删除_数 ?? 0) * 2");
  expect(kept.indicators[0]?.by).toMatchObject({ formula: "SUM(表[(已删除_数 ?? 0) > 1].倍)" });
});

it("so is one that a new field hides; what only went, moved or was written anew is not", () => {
  const before = form({});
  expect(slipsBetween(before, form({ 数: number("f-2") }))).toHaveLength(2);
  expect(slipsBetween(before, form({ 次: number("f-2") }))).toEqual([]);
  expect(slipsBetween(form({}), form({}, {}))).toEqual([]);
  const other = { ...before, indicators: [fixed("J", 1, "1"), ...before.indicators] };
  expect(slipsBetween(before, other)).toEqual([]);
  const anew = { ...form({ 数: number("f-2") }), indicators: [fixed("I", 10, "SUM(表[(数 ?? 0) > 2].倍)")] };
  expect(slipsBetween(before, anew).map(({ at }) => at)).toEqual([
    "/fields/properties/表/items/properties/倍/x-computed",
  ]);
  expect(withoutSlips(before, before)).toBe(before);
});

it("fields that share an id in an unfinished form are not taken for each other", () => {
  const rows = (id: string, own: string) => ({
    type: "array",
    "x-id": id,
    items: {
      type: "object",
      properties: { 数: number(own), 倍: number("f-d", { "x-computed": "(数 ?? 0) * 2" }) },
    },
  });
  const twice = (title: string) =>
    smallForm({
      properties: { 甲: rows("f-a", "f-1"), 乙: rows("f-b", "f-2") },
      indicators: [fixed("I", 10, "1", { title })],
    });
  expect(slipsBetween(twice("前"), twice("后"))).toEqual([]);
});
