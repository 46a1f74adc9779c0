import type { Form, Indicator, Sample } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { checkForm, mergeForms, mergeTemplate, prepareForm, takeParts } from "../src/index.ts";
import { fixed, floating, group, type SmallForm, smallForm } from "./forms/small-form.ts";

/** An id for what is called so at first. */
const idOf = (name: string) =>
  `f-${name.replaceAll(/[^\w-]/g, (letter) => letter.charCodeAt(0).toString(16))}`;
const number = (key: string, more: Record<string, unknown> = {}) => ({
  type: "number",
  title: key,
  "x-id": idOf(key),
  ...more,
});
const rows = (key: string, properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: "array",
  title: key,
  "x-id": idOf(key),
  items: { type: "object", properties },
  ...more,
});
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");
const formulaOf = (form: Form, id: string) => {
  const by = form.indicators.find((each) => each.id === id)?.by;
  return by?.kind === "formula" ? by.formula : undefined;
};
const scoreOf = (form: Form, answers: Record<string, unknown>) => prepareForm(form).score({ answers }).score;
const sample = (answers: Record<string, unknown>, more: Partial<Sample["expected"]> = {}): Sample => ({
  id: "s-1",
  title: "样例",
  inputs: { answers },
  expected: { ...more },
});
/** The form with one thing changed in each part that is named. */
const formOf = (parts: SmallForm) => smallForm(parts);

describe("a name keeps its meaning where forms are merged", () => {
  it("a locked formula over rows is not caught by the unit's name for the form's own field of that name", () => {
    const properties = (key: string) => ({
      [key]: number("次数"),
      加分项: rows("加分项", { 次数: number("行次数"), 分值: number("分值") }),
    });
    const locked = fixed("加分", 10, "SUM(加分项[(次数 ?? 0) >= 3].分值)");
    const base = formOf({ properties: properties("次数"), indicators: [locked] });
    const mine = formOf({ properties: properties("出勤次数"), indicators: [locked] });
    const theirs = formOf({ properties: properties("次数"), indicators: [{ ...locked, title: "加分情况" }] });
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs, lockedIds: [locked.id] });
    expect(conflicts).toEqual([]);
    expect(Object.keys(merged.fields.properties)).toEqual(["出勤次数", "加分项"]);
    expect(formulaOf(merged, locked.id)).toBe("SUM(加分项[(次数 ?? 0) >= 3].分值)");
    const 加分项 = [
      { 次数: 3, 分值: 4 },
      { 次数: 5, 分值: 2 },
      { 次数: 1, 分值: 1 },
    ];
    expect(scoreOf(merged, { 出勤次数: 1, 加分项 })).toBe(6);
  });

  it("a formula of theirs over a field that mine removed keeps that field, though mine gave its name away", () => {
    const base = formOf({
      properties: { a: number("a"), b: number("b") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "a * 10 + b")],
    });
    const mine = formOf({
      properties: { b: number("a") },
      required: ["b"],
      indicators: [fixed("I", 100, "b * 10")],
    });
    const theirs = formOf({
      properties: { a: number("a"), b: number("b") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "a * 20 + b")],
    });
    const open = mergeForms(base, mine, theirs);
    expect(open.conflicts.map(({ kind, partId, attribute }) => [kind, partId, attribute])).toEqual(
      expect.arrayContaining([["changed", "indicator-I", "by"]]),
    );
    const { merged } = mergeForms(base, mine, theirs, { "changed indicator indicator-I by": "theirs" });
    expect(errors(merged)).toEqual([]);
    const [first, second] = ["f-a", "f-b"].map((id) => keyOf(merged, id));
    expect(scoreOf(merged, { [first ?? ""]: 1, [second ?? ""]: 2 })).toBe(22);
    // Removed all the same, the formula tells that something is missing; it never means the other field.
    const removed = mergeForms(base, mine, theirs, {
      "changed indicator indicator-I by": "theirs",
      "removed field f-b": "mine",
    });
    expect(errors(removed.merged).map(({ code }) => code)).toEqual(["formula-unknown-name"]);
    expect(formulaOf(removed.merged, "indicator-I")).toBe("b * 20 + 已删除_b");
  });

  it("a formula over a field never means a new field that took its key", () => {
    const base = formOf({
      properties: { a: number("a") },
      required: ["a"],
      indicators: [fixed("I", 100, "1")],
    });
    const mine = formOf({
      properties: { a: { ...number("a"), "x-id": "f-new" } },
      required: ["a"],
      indicators: [fixed("I", 100, "1")],
    });
    const theirs = formOf({
      properties: { a: number("a") },
      required: ["a"],
      indicators: [fixed("I", 100, "a * 2")],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind }) => kind).sort()).toEqual(["name", "removed"]);
    const [old, taken] = ["f-a", "f-new"].map((id) => keyOf(merged, id) ?? "");
    expect(new Set([old, taken]).size).toBe(2);
    expect(scoreOf(merged, { [old ?? ""]: 4, [taken ?? ""]: 30 })).toBe(8);
  });

  it("the same for the codes of indicators, in formulas and in samples", () => {
    const base = formOf({ indicators: [fixed("A", 10, "3"), fixed("B", 10, "1")] });
    const mine = formOf({ indicators: [{ ...fixed("A", 10, "7"), id: "new" }, fixed("B", 10, "1")] });
    const theirs = formOf({
      indicators: [fixed("A", 10, "3"), fixed("B", 10, "(indicators.A ?? 0) * 2")],
      form: { samples: [sample({}, { indicators: { A: 3, B: 6 } })] },
    });
    const { merged } = mergeForms(base, mine, theirs);
    const codeOf = (id: string) => merged.indicators.find((each) => each.id === id)?.code ?? "";
    const result = prepareForm(merged).score({ answers: {} });
    expect(result.indicators[codeOf("indicator-B")]?.points).toBe(6);
    expect(result.indicators[codeOf("new")]?.points).toBe(7);
    expect(merged.samples?.[0]?.expected?.indicators).toEqual({
      [codeOf("indicator-A")]: 3,
      [codeOf("indicator-B")]: 6,
    });
  });

  it("a new field in rows does not catch the form's own of that name from a formula beside it", () => {
    const properties = (row: Record<string, unknown>) => ({
      系数: number("系数"),
      表: rows("表", { 数: number("数"), ...row }),
    });
    const by = fixed("I", 100, "SUM(表.得分)");
    const base = formOf({ properties: properties({}), indicators: [by] });
    const 得分 = number("得分", { "x-computed": "(数 ?? 0) * (系数 ?? 0)" });
    const mine = formOf({ properties: properties({ 得分 }), indicators: [by] });
    const theirs = formOf({
      properties: properties({ 系数: { ...number("系数"), "x-id": "f-row-factor" } }),
      indicators: [by],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind }) => kind)).toEqual(["name"]);
    expect(errors(merged)).toEqual([]);
    const inner = keyOf(merged, "f-row-factor") ?? "";
    expect(inner).not.toBe("系数");
    expect(scoreOf(merged, { 系数: 2, 表: [{ 数: 3, [inner]: 1 }] })).toBe(6);
  });

  it("a field is never named by way of the object that its formula stands in: names are parted instead", () => {
    const inObject = (row: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
      件: {
        type: "object",
        title: "件",
        "x-id": "f-o",
        properties: { 行: rows("行", { 量: number("量"), ...row }), ...more },
      },
    });
    const by = fixed("I", 100, "SUM(件.行.量)");
    const base = formOf({ properties: { 数: number("数"), ...inObject({}) }, indicators: [by] });
    const mine = formOf({
      properties: inObject({}, { 分: { ...number("数"), title: "分" } }),
      indicators: [by],
    });
    const theirs = formOf({
      properties: {
        数: number("数"),
        ...inObject({ 分: { ...number("得"), "x-computed": "5 * (数 ?? 0)" } }),
      },
      indicators: [{ ...by, by: { kind: "formula", formula: "SUM(件.行.分)" } }],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind }) => kind)).toEqual(["name"]);
    expect(errors(merged)).toEqual([]);
    const [outer, inner] = [keyOf(merged, idOf("数")) ?? "", keyOf(merged, idOf("得"))];
    expect(outer).not.toBe(inner);
    expect(scoreOf(merged, { 件: { [outer]: 2, 行: [{ 量: 1 }, { 量: 1 }] } })).toBe(20);
  });

  it("paths of three are followed", () => {
    const properties = (key: string) => ({
      o: {
        type: "object",
        title: "o",
        "x-id": "f-o",
        properties: { r: rows("r", { [key]: number("x"), y: number("y") }) },
      },
    });
    const base = formOf({ properties: properties("x"), indicators: [fixed("I", 10, "1")] });
    const mine = formOf({ properties: properties("z"), indicators: [fixed("I", 10, "1")] });
    const theirs = formOf({
      properties: properties("x"),
      indicators: [fixed("I", 10, "SUM(o.r[(x ?? 0) > 1].x) + SUM(o.r.y)")],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(formulaOf(merged, "indicator-I")).toBe("SUM(o.r[(z ?? 0) > 1].z) + SUM(o.r.y)");
  });

  it("an indicator that stays keeps the field and the group that the other side removed, and that is told", () => {
    const base = formOf({
      properties: { a: number("a") },
      groups: [group("main"), group("more")],
      indicators: [fixed("I", 10, "1"), fixed("J", 10, "2", { group: "main" })],
    });
    const mine = formOf({
      properties: { a: number("a") },
      groups: [group("main"), group("more")],
      indicators: [fixed("I", 10, "a ?? 0", { group: "more" }), fixed("J", 10, "2")],
    });
    const theirs = formOf({ properties: {}, groups: [group("main")], indicators: base.indicators });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind, partId }) => [kind, partId])).toEqual([
      ["removed", "f-a"],
      ["removed", "group-more"],
    ]);
    expect(errors(merged)).toEqual([]);
    expect(merged.indicators[0]?.group).toBe("more");
    const chosen = mergeForms(base, mine, theirs, { "removed group group-more": "theirs" });
    expect(chosen.merged.score.groups.map(({ code }) => code)).toEqual(["main"]);
    expect(chosen.merged.indicators.map((each) => each.group)).toEqual(["main", "main"]);
  });

  it("a sample that answers a field keeps it, or loses the answer by choice", () => {
    const base = formOf({
      properties: { a: number("a"), b: number("b") },
      indicators: [fixed("I", 10, "1")],
    });
    const mine = formOf({ properties: { a: number("a") }, indicators: [fixed("I", 10, "1")] });
    const theirs: Form = { ...base, samples: [sample({ a: 1, b: 2 })] };
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind, partId }) => [kind, partId])).toEqual([["removed", "f-b"]]);
    expect(merged.samples?.[0]?.inputs.answers).toEqual({ a: 1, b: 2 });
    const chosen = mergeForms(base, mine, theirs, { "removed field f-b": "mine" }).merged;
    expect(Object.keys(chosen.fields.properties)).toEqual(["a"]);
    expect(chosen.samples?.[0]?.inputs.answers).toEqual({ a: 1 });
  });

  it("both sides of a sample are told in names", () => {
    const form = (key: string, code: string, given: number) =>
      formOf({
        properties: { [key]: number("a") },
        indicators: [{ ...fixed(code, 10, "3"), id: "i" }],
        form: { samples: [sample({ [key]: given }, { indicators: { [code]: given } })] },
      });
    const { conflicts } = mergeForms(form("a", "A", 1), form("b", "B", 2), form("a", "A", 3));
    expect(conflicts.map(({ attribute, base, mine, theirs }) => [attribute, base, mine, theirs])).toEqual([
      ["inputs", { answers: { b: 1 } }, { answers: { b: 2 } }, { answers: { b: 3 } }],
      ["expected", { indicators: { B: 1 } }, { indicators: { B: 2 } }, { indicators: { B: 3 } }],
    ]);
  });

  it("what answered nothing in a sample stays where it is, and never becomes another field's answer", () => {
    const form = (key: string, title: string) =>
      formOf({
        properties: {
          [key]: number("a"),
          件: { type: "object", "x-id": "o", properties: { 量: number("量") } },
        },
        indicators: [{ ...fixed("A", 10, "3", { title }), by: { kind: "reviewer" } }],
        form: {
          samples: [
            {
              ...sample({}, { indicators: { Z: 1 } }),
              inputs: { answers: { 旧: 4, [key]: 1, 件: { 量: 2, a: 8, 旧: 5 } }, review: { A: 3, 旧: 7 } },
            },
          ],
        },
      });
    const { merged, conflicts } = mergeForms(form("a", "一"), form("旧", "一"), form("a", "二"));
    expect(conflicts).toEqual([]);
    expect(merged.samples?.map(({ inputs, expected }) => [inputs, expected])).toEqual([
      [{ answers: { 旧: 1, 件: { 量: 2, a: 8, 旧: 5 } }, review: { A: 3, 旧: 7 } }, { indicators: { Z: 1 } }],
    ]);
    // One side takes b away and leaves its answer behind, the other calls a so.
    const both = (properties: Form["fields"]["properties"], answers: Record<string, unknown>) =>
      formOf({ properties, form: { samples: [sample(answers)] } });
    const [base, left, renamed] = [
      both({ a: number("a"), b: number("b") }, { a: 1, b: 2 }),
      both({ a: number("a") }, { a: 1, b: 2 }),
      both({ b: number("a") }, { b: 1 }),
    ];
    for (const [mine, theirs] of [
      [left, renamed],
      [renamed, left],
    ] as const)
      expect(mergeForms(base, mine, theirs).merged.samples?.[0]?.inputs.answers).toEqual({ b: 1 });
  });

  it("key tasks in a definition follow a field's new name, whatever else the other side says of them", () => {
    const text = (id: string) => ({ type: "string", "x-id": id });
    const form = (title: string, more: Record<string, unknown>) =>
      formOf({
        properties: { 重点: { $ref: "#/$defs/任务", "x-id": "f-tasks" } },
        fields: {
          $defs: {
            任务: {
              type: "array",
              "x-tasks": {
                title,
                milestones: "节点",
                milestone: { title: "名", planned: "计划", done: "完成", ...more },
              },
              items: {
                type: "object",
                properties: {
                  [title]: text("t-1"),
                  节点: rows("节点", {
                    名: text("m-1"),
                    计划: { ...text("m-2"), format: "date" },
                    完成: { ...text("m-3"), format: "date" },
                    证明: { type: "object", contentMediaType: "image/*", "x-id": "m-4" },
                  }),
                },
              },
            },
          },
        },
      });
    const { merged, conflicts } = mergeForms(
      form("名称", {}),
      form("任务名", {}),
      form("名称", { evidence: "证明" }),
    );
    expect(conflicts).toEqual([]);
    expect(errors(merged)).toEqual([]);
    expect(merged.fields.$defs).toEqual(form("任务名", { evidence: "证明" }).fields.$defs);
  });

  it("removed here and renamed there is a conflict, not a silent removal", () => {
    const base = formOf({
      properties: { a: number("a"), c: number("c") },
      indicators: [fixed("I", 10, "1")],
    });
    const mine = formOf({ properties: { c: number("c") }, indicators: [fixed("I", 10, "1")] });
    const theirs = formOf({
      properties: { b: number("a"), c: number("c") },
      indicators: [fixed("I", 10, "1")],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind, partId }) => [kind, partId])).toEqual([["removed", "f-a"]]);
    expect(Object.keys(merged.fields.properties)).toEqual(["b", "c"]);
  });

  it("keys that change places are followed on both sides", () => {
    const base = formOf({
      properties: { a: number("a"), b: number("b") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "a * 10 + b")],
    });
    const mine = formOf({
      properties: { b: number("a"), a: number("b") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "b * 10 + a")],
    });
    const theirs = formOf({
      properties: { a: number("a"), b: number("b") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "a * 10 + b * 2")],
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(formulaOf(merged, "indicator-I")).toBe("b * 10 + a * 2");
  });
});

describe("an upgrade keeps what is locked", () => {
  const locked = (formula: string, more: Partial<Indicator> = {}) => fixed("L", 100, formula, more);

  it("a field that the unit dropped comes back for a newly locked indicator, also where its key was taken", () => {
    const base = formOf({
      properties: { a: number("a") },
      required: ["a"],
      indicators: [locked("a * 2"), fixed("M", 10, "1")],
    });
    for (const taken of [{}, { a: { ...number("a"), "x-id": "f-own" } }]) {
      const mine = formOf({ properties: taken, indicators: [fixed("M", 10, "1")] });
      const theirs = { ...base, title: "新版" };
      const merge = mergeTemplate({ base, mine, theirs, lockedIds: [locked("").id] });
      expect(merge.conflicts).toEqual([]);
      expect(merge.followed.map(({ message }) => message.zh)).toEqual(
        expect.arrayContaining([expect.stringContaining("锁定的指标要用到它")]),
      );
      expect(errors(merge.merged)).toEqual([]);
      const key = keyOf(merge.merged, "f-a") ?? "";
      const own = keyOf(merge.merged, "f-own");
      const answers = { [key]: 5, ...(own === undefined ? {} : { [own]: 40 }) };
      const result = prepareForm(merge.merged).score({ answers });
      expect(result.indicators.L?.points).toBe(10);
      expect(formulaOf(merge.merged, locked("").id)).toBe("a * 2");
    }
  });

  it("the unit's own code that stands in the way is parted", () => {
    const base = formOf({ indicators: [locked("1"), fixed("M", 10, "1")] });
    const mine = formOf({
      indicators: [{ ...locked("50"), id: "own" }, fixed("M", 10, "indicators.L ?? 0")],
    });
    const theirs = { ...base, title: "新版" };
    const merge = mergeTemplate({ base, mine, theirs, lockedIds: [locked("").id] });
    expect(merge.conflicts).toEqual([]);
    expect(errors(merge.merged)).toEqual([]);
    const own = merge.merged.indicators.find(({ id }) => id === "own")?.code ?? "";
    expect(own).not.toBe("L");
    expect(merge.merged.indicators.find(({ id }) => id === locked("").id)?.code).toBe("L");
    expect(formulaOf(merge.merged, "indicator-M")).toBe(`indicators.${own} ?? 0`);
    expect(merge.followed.map(({ message }) => message.zh)).toEqual(
      expect.arrayContaining([expect.stringContaining(own)]),
    );
  });
});

describe("parts that are taken", () => {
  it("bring the field that their formula means, not the one that bears its name here", () => {
    const before = formOf({
      properties: { a: number("a") },
      required: ["a"],
      indicators: [fixed("I", 100, "a")],
    });
    const after = formOf({
      properties: { a: { ...number("a"), "x-id": "f-other" }, b: number("a") },
      required: ["a", "b"],
      indicators: [fixed("I", 100, "b"), fixed("J", 100, "a * 2")],
      form: { title: "别的" },
    });
    const taken = takeParts(before, after, ["indicator indicator-J"]);
    expect(errors(taken)).toEqual([]);
    const [old, other] = ["f-a", "f-other"].map((id) => keyOf(taken, id) ?? "");
    const { indicators } = prepareForm(taken).score({ answers: { [old ?? ""]: 3, [other ?? ""]: 20 } });
    expect([indicators.I?.points, indicators.J?.points]).toEqual([3, 40]);
    expect(taken.title).toBe(before.title);
  });

  it("a formula goes along with the field that it no longer reads", () => {
    const before = formOf({ properties: { a: number("a") }, indicators: [floating("I", 0, 9, "a ?? 0")] });
    const after = formOf({ properties: {}, indicators: [floating("I", 0, 9, "7")], form: { title: "别的" } });
    const taken = takeParts(before, after, ["field f-a"]);
    expect(formulaOf(taken, "indicator-I")).toBe("7");
    expect(taken.title).toBe(before.title);
  });
});

function keyOf(form: Form, id: string): string | undefined {
  const search = (holder: unknown): string | undefined => {
    const properties: unknown = Reflect.get(Object(holder), "properties");
    for (const [key, schema] of Object.entries(Object(properties))) {
      if (Reflect.get(Object(schema), "x-id") === id) return key;
      const inner = search(schema) ?? search(Reflect.get(Object(schema), "items"));
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return search(form.fields);
}
