import type { Form } from "@duheng/contracts";
import { describe, expect, it, test } from "vitest";
import {
  checkForm,
  fitInto,
  lowerForm,
  mergeTemplate,
  prepareForm,
  renameField,
  renameIndicator,
  slipsBetween,
  withoutSlips,
} from "../src/index.ts";
import { fixed, floating, smallForm } from "./forms/small-form.ts";

const number = (id: string) => ({ type: "number", "x-id": id });
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");
const formulaOf = ({ indicators }: Form, index = 0) => {
  const by = indicators[index]?.by;
  return by?.kind === "formula" ? by.formula : null;
};

describe("满分 in an indicator's formula is what that indicator can give at most", () => {
  const table: readonly (readonly [string, Form, number])[] = [
    ["of fixed points", smallForm({ indicators: [fixed("A", 30, "满分 * 80%")] }), 24],
    ["by its English name", smallForm({ indicators: [fixed("A", 30, "full * 80%")] }), 24],
    ["full-width", smallForm({ indicators: [fixed("A", 30, "ｆｕｌｌ * 80%")] }), 24],
    ["of decimals, exactly", smallForm({ indicators: [fixed("A", 0.3, "满分 - 0.1 - 0.2 + 0.3")] }), 0.3],
    ["of floating points their most", smallForm({ indicators: [floating("A", -2, 5, "满分 / 2")] }), 2.5],
    ["each its own", smallForm({ indicators: [fixed("A", 30, "满分"), fixed("B", 20, "满分 / 2")] }), 40],
    [
      "whether it applies",
      smallForm({ indicators: [fixed("A", 30, "满分", { applicable: "满分 > 40" }), fixed("B", 10, "5")] }),
      20,
    ],
  ];
  for (const [name, form, raw] of table)
    test(name, () => {
      expect(errors(form)).toEqual([]);
      expect(prepareForm(form).score({ answers: {} }).raw).toBe(raw);
    });

  it("other points need no other formula, and the explanation says what the word is", () => {
    const of = (full: number) => prepareForm(smallForm({ indicators: [fixed("A", full, "满分 * 0.5")] }));
    expect(of(30).score({ answers: {} }).raw).toBe(15);
    expect(of(40).score({ answers: {} }).raw).toBe(20);
    const step = of(40).explain({ answers: {} }, "A").formula?.step;
    expect(step?.parts[0]).toMatchObject({ text: "满分", value: 40, parts: [], label: "本指标的满分" });
  });

  it("is not there in the total, nor in a field's own formula", () => {
    const total = smallForm({ indicators: [fixed("A", 30, "1")], score: { total: "满分" } });
    const field = smallForm({ properties: { 得: { ...number("f"), "x-computed": "满分" } } });
    for (const form of [total, field])
      expect(errors(form)).toMatchObject([{ diagnostic: { code: "unknown-name" } }]);
  });
});

describe("a field called 满分 keeps its meaning", () => {
  const own = (formula: string, properties: Form["fields"]["properties"] = {}) =>
    smallForm({ properties, required: Object.keys(properties), indicators: [fixed("A", 30, formula)] });

  it("where it is in the form, and so does a row's", () => {
    expect(prepareForm(own("满分", { 满分: number("f") })).score({ answers: { 满分: 7 } }).raw).toBe(7);
    const row = { type: "object", properties: { 满分: number("c") }, required: ["满分"] };
    const rows = own("SUM(表[满分 > 5].满分)", { 表: { type: "array", "x-id": "r", items: row } });
    expect(prepareForm(rows).score({ answers: { 表: [{ 满分: 3 }, { 满分: 9 }] } }).raw).toBe(9);
  });

  it("and no field takes the word from a formula: not by a new name, nor by coming or going unseen", () => {
    const form = own("满分 - 扣", { 扣: number("f") });
    expect(renameField(form, ["扣"], "满分")).toBe(form);
    const grown = { ...form, fields: own("", { 扣: number("f"), 满分: number("g") }).fields };
    expect(slipsBetween(form, grown).map(({ word }) => word)).toEqual(["满分"]);
    expect(formulaOf(withoutSlips(grown, form))).toBe("已删除_满分 - 扣");
  });

  it("other points, another place and another code change nothing of what is meant", () => {
    const form = own("满分 - 1");
    const before = { ...form, indicators: [fixed("B", 1, "1"), fixed("A", 50, "满分 - 1")] };
    expect(slipsBetween(form, before)).toEqual([]);
    expect(formulaOf(renameIndicator(form, "indicator-A", "甲"))).toBe("满分 - 1");
  });
});

describe("what comes from elsewhere with a field called 满分", () => {
  const base = smallForm({ properties: { 量: number("f") }, indicators: [fixed("A", 30, "1")] });
  const theirs = { ...base, fields: { ...base.fields, properties: { 量: number("f"), 满分: number("g") } } };

  it("leaves the unit's own points their meaning, by the other word", () => {
    const mine = { ...base, indicators: [fixed("A", 30, "满分 - 1")] };
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs, lockedIds: [] });
    expect(conflicts).toEqual([]);
    expect(formulaOf(merged)).toBe("full - 1");
    expect(prepareForm(merged).score({ answers: {} }).raw).toBe(29);
  });

  it("or takes another name itself where both words are taken", () => {
    const mine = { ...base, indicators: [fixed("A", 30, "full - 1")] };
    const both = { ...theirs.fields.properties, full: number("h") };
    const { merged } = mergeTemplate({
      base,
      mine,
      theirs: { ...theirs, fields: { ...theirs.fields, properties: both } },
      lockedIds: [],
    });
    expect(prepareForm(merged).score({ answers: { full: 3, 满分: 4 } }).raw).toBe(29);
  });

  it("and so where a formula is pasted into such a form", () => {
    const parts = smallForm({ indicators: [fixed("B", 20, "[满分] / 2")] });
    const { parts: fitted } = fitInto(theirs, parts);
    expect(formulaOf(fitted)).toBe("full / 2");
    expect(formulaOf(fitInto(base, parts).parts)).toBe("满分 / 2");
  });

  it("an indicator of other points keeps its word when the template gives it other points", () => {
    const mine = { ...base, indicators: [fixed("A", 30, "满分 - 1")] };
    const more = { ...base, indicators: [fixed("A", 40, "1")] };
    const { merged } = mergeTemplate({ base, mine, theirs: more, lockedIds: [] });
    expect(prepareForm(merged).score({ answers: {} }).raw).toBe(39);
  });
});

it("a form without the word lowers to the same program as before it was known", () => {
  const form = smallForm({ indicators: [fixed("A", 30, "30 * 0.8")] });
  expect(JSON.stringify(prepareForm(form).explain({ answers: {} }, "A"))).not.toContain("满分");
  expect(lowerForm(form).scope.constants).toBeUndefined();
});
