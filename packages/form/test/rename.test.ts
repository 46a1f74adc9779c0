import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, prepareForm, renameField, renameGroup, renameIndicator } from "../src/index.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";
import { baseModel, edited } from "./meaning/edits.ts";
import { answersOf, itemValue } from "./meaning/evaluate.ts";
import { fillingOf } from "./meaning/merged.ts";
import { linesOf, written } from "./meaning/model.ts";

const number = (more: Record<string, unknown> = {}) => ({ type: "number", ...more });
/** 数 of the form and another 数 of a row. */
const form = (): Form =>
  smallForm({
    properties: {
      数: number(),
      表: {
        type: "array",
        items: {
          type: "object",
          properties: { 数: number(), 倍: number({ "x-computed": "(数 ?? 0) * 2" }) },
        },
      },
    },
    indicators: [fixed("I", 100, "SUM(表[(数 ?? 0) > 1].数)")],
    form: {
      samples: [
        { id: "s", title: "样例", inputs: { answers: { 数: 10, 表: [{ 数: 1 }, { 数: 5 }] } }, expected: {} },
      ],
    },
  });
const formulas = ({ fields, indicators }: Form) => JSON.stringify([fields, indicators.map(({ by }) => by)]);

describe("a field's new key goes where the field is meant", () => {
  it("a row's formulas and filters keep their own field of the old name", () => {
    const renamed = renameField(form(), ["数"], "办结数");
    expect(Object.keys(renamed.fields.properties)).toEqual(["办结数", "表"]);
    expect(formulas(renamed)).toBe(
      formulas(form()).replace('{"数":{"type":"number"},"表"', '{"办结数":{"type":"number"},"表"'),
    );
    const answers = renamed.samples?.[0]?.inputs.answers;
    expect(answers).toEqual({ 办结数: 10, 表: [{ 数: 1 }, { 数: 5 }] });
    expect(prepareForm(renamed).score({ answers: answers ?? {} }).score).toBe(5);
  });

  it("a row's field is followed by the row's own formulas, by filters and by what comes behind them", () => {
    const renamed = renameField(form(), ["表", "数"], "次");
    expect(formulas(renamed)).toContain("(次 ?? 0) * 2");
    expect(formulas(renamed)).toContain("SUM(表[(次 ?? 0) > 1].次)");
    expect(renamed.samples?.[0]?.inputs.answers).toEqual({ 数: 10, 表: [{ 次: 1 }, { 次: 5 }] });
  });

  it("a key that would hide another field from a formula is refused, as one that is taken", () => {
    const hiding = smallForm({
      properties: {
        系数: number(),
        表: {
          type: "array",
          items: {
            type: "object",
            properties: { 数: number(), 得分: number({ "x-computed": "(数 ?? 0) * (系数 ?? 0)" }) },
          },
        },
      },
      indicators: [fixed("I", 100, "SUM(表.得分)")],
    });
    expect(renameField(hiding, ["表", "数"], "系数")).toBe(hiding);
    expect(renameField(hiding, ["系数"], "数")).toBe(hiding);
    expect(renameField(hiding, ["系数"], "表")).toBe(hiding);
    expect(renameField(hiding, ["没有"], "新")).toBe(hiding);
    expect(renameField(hiding, ["系数"], "")).toBe(hiding);
  });

  it("a definition's field is named through each field that refers to it", () => {
    const shared = smallForm({
      properties: { 主管: { $ref: "#/$defs/人" }, 经办: { $ref: "#/$defs/人" }, 名: number() },
      fields: { $defs: { 人: { type: "object", properties: { 分: number() } } } },
      indicators: [fixed("I", 100, "(主管.分 ?? 0) + (经办.分 ?? 0) + (名 ?? 0)")],
    });
    const renamed = renameField(shared, ["名"], "分");
    expect(renamed.indicators[0]?.by).toEqual({
      kind: "formula",
      formula: "(主管.分 ?? 0) + (经办.分 ?? 0) + (分 ?? 0)",
    });
  });

  it("codes of indicators and groups are followed in every namespace", () => {
    const coded = smallForm({
      groups: [group("main"), group("more")],
      indicators: [
        { ...fixed("A", 10, "1"), by: { kind: "reviewer" } },
        fixed("B", 10, "(review.A ?? 0) + (indicators.A ?? 0)"),
      ],
      score: { total: "groups.main + groups.more" },
    });
    const renamed = renameGroup(renameIndicator(coded, "indicator-A", "AND"), "group-more", "丙");
    expect(renamed.indicators[1]?.by).toEqual({
      kind: "formula",
      formula: "(review.[AND] ?? 0) + (indicators.[AND] ?? 0)",
    });
    expect(renamed.score.total).toBe("groups.main + groups.丙");
    expect(renamed.indicators.map((each) => each.group)).toEqual(["main", "main"]);
    expect(renameGroup(coded, "group-main", "丁").indicators.map((each) => each.group)).toEqual(["丁", "丁"]);
    for (const code of ["B", "A", ""]) expect(renameIndicator(coded, "indicator-A", code)).toBe(coded);
    expect(renameIndicator(coded, "没有", "C")).toBe(coded);
    for (const code of ["main", "more", ""]) expect(renameGroup(coded, "group-more", code)).toBe(coded);
    expect(renameGroup(coded, "没有", "C")).toBe(coded);
    expect(renameGroup(coded, "group-more", "main")).toBe(coded);
  });
});

describe("in samples of unfinished forms", () => {
  it("what answered nothing under the new key does not become the answer of what is renamed", () => {
    const stray = smallForm({
      properties: { a: number(), 件: { type: "object", properties: { c: number() } } },
      indicators: [{ ...fixed("A", 10, "1"), by: { kind: "reviewer" } }],
      form: {
        samples: [
          {
            id: "s",
            title: "样例",
            inputs: { answers: { a: 1, b: 2, 件: { b: 3 } }, review: { A: 4, B: 5 } },
            expected: { indicators: { B: 6 } },
          },
          { id: "t", title: "样例", inputs: { answers: { b: 7 } } },
        ],
      },
    });
    const renamed = renameIndicator(renameField(stray, ["a"], "b"), "indicator-A", "B");
    expect(renamed.samples?.map(({ inputs, expected }) => [inputs, expected])).toEqual([
      [{ answers: { b: 1, 件: { b: 3 } }, review: { B: 4 } }, { indicators: {} }],
      [{ answers: {} }, undefined],
    ]);
  });

  it("of two with one code the first keeps what goes by the code", () => {
    const twins = smallForm({
      groups: [group("main"), { ...group("main"), id: "twin" }],
      indicators: [fixed("A", 10, "1"), { ...fixed("A", 10, "2"), id: "twin" }],
      form: {
        samples: [
          {
            id: "s",
            title: "样例",
            inputs: { answers: {}, review: { A: 4 } },
            expected: { indicators: { A: 1 }, groups: { main: 3 } },
          },
        ],
      },
    });
    const second = renameGroup(renameIndicator(twins, "twin", "B"), "twin", "more");
    expect(second.indicators.map(({ code, group }) => [code, group])).toEqual([
      ["A", "main"],
      ["B", "main"],
    ]);
    expect(second.samples).toEqual(twins.samples);
    const first = renameGroup(renameIndicator(twins, "indicator-A", "B"), "group-main", "more");
    expect(first.indicators.map(({ code, group }) => [code, group])).toEqual([
      ["B", "more"],
      ["A", "more"],
    ]);
    expect(first.samples?.[0]).toMatchObject({
      inputs: { review: { B: 4 } },
      expected: { indicators: { B: 1 }, groups: { more: 3 } },
    });
  });
});

it("whatever is renamed to whatever, the form means what it meant, or stays the very same (property)", () => {
  const names = fc.constantFrom("数", "量", "次", "分", "甲", "件", "新", "AND", "2024年", "a.b", "值");
  fc.assert(
    fc.property(
      edited("m", 8),
      fc.array(fc.tuple(fc.nat(), names), { maxLength: 6 }),
      fc.nat(),
      (model, renames, seed) => {
        const first = written(model) ?? form();
        const ids = [...linesOf(model).keys()];
        let renamed = first;
        for (const [at, name] of renames) {
          const path = pathOf(renamed, ids[at % ids.length] ?? "");
          renamed = renameField(renamed, path, name);
        }
        expect(checkForm(renamed).filter(({ severity }) => severity === "error")).toEqual([]);
        const filling = fillingOf({ mine: model, theirs: baseModel }, seed);
        const { indicators } = prepareForm(renamed).score({ answers: answersOf(renamed.fields, filling) });
        for (const { id, code } of model.items)
          expect(indicators[code]?.points).toBe(itemValue(model, id, filling));
      },
    ),
    { numRuns: 400 },
  );
});

function pathOf({ fields }: Form, id: string): string[] {
  const search = (schema: unknown): string[] | null => {
    for (const [key, field] of Object.entries(Object(Reflect.get(Object(schema), "properties")))) {
      if (Reflect.get(Object(field), "x-id") === id) return [key];
      const inner = search(field) ?? search(Reflect.get(Object(field), "items"));
      if (inner !== null) return [key, ...inner];
    }
    return null;
  };
  return search(fields) ?? [];
}
