import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { checkForm, createFillStore, prepareForm, runSamples } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { smallForm } from "./forms/small-form.ts";

const prepared = prepareForm(policeForm());
const filled = { 姓名: "示例甲", 接警数: 40, 及时数: 36 };

function problemCodes(answers: Record<string, unknown>): Record<string, string[]> {
  const { problems } = prepared.fill(answers);
  return Object.fromEntries(
    Object.entries(problems).map(([path, list]) => [path, list.map(({ code }) => code)]),
  );
}

describe("a worked form", () => {
  test("checks without errors, and its sample passes", () => {
    expect(checkForm(policeForm()).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(runSamples(policeForm())).toMatchObject([
      { id: "sample-1", passed: true, differences: [], problems: [] },
    ]);
  });

  test("a sample that misses its score says by how much and why", () => {
    const form = policeForm();
    const [sample] = form.samples ?? [];
    if (sample === undefined) throw new Error("the form has a sample");
    const wrong = {
      ...form,
      samples: [{ ...sample, expected: { score: 90, indicators: { 奖励分: 8, 处置: 8 } } }],
    };
    const [result] = runSamples(wrong);
    expect(result?.passed).toBe(false);
    expect(result?.differences.map(({ code, expected, actual }) => [code, expected, actual])).toEqual([
      ["", 90, 91.88],
      ["奖励分", 8, 3],
    ]);
    expect(result?.differences[1]?.explanation.formula?.step).toMatchObject({ text: "奖励合计", value: 3 });
  });

  test("every kind of field is read, references followed, what the layout omits in a last section", () => {
    expect(prepared.fields.map(({ kind }) => kind)).toEqual([
      "text",
      "text",
      "date",
      "email",
      "integer",
      "integer",
      "number",
      "boolean",
      "rows",
      "number",
      "object",
      "choices",
      "boolean",
      "number",
      "file",
    ]);
    expect(prepared.field("/奖励/3/级别")).toMatchObject({
      kind: "choice",
      path: "/奖励/*/级别",
      options: [
        { value: "national", title: "国家级" },
        { value: "city", title: "市级" },
      ],
    });
    expect(prepared.field("/奖励/x/级别")).toBeNull();
    const sections = prepared.layout.pages[0]?.sections ?? [];
    expect(sections.map(({ id, items }) => [id, items.length])).toEqual([
      ["basics", 3],
      ["other-fields", 12],
    ]);
  });

  test("explains the total term by term", () => {
    const [sample] = policeForm().samples ?? [];
    const explanation = prepared.explain(sample?.inputs ?? { answers: {} });
    expect(explanation).toMatchObject({ kind: "total", points: 91.88, full: 100, state: "scored" });
    expect(explanation.sentences.map(({ zh }) => zh)).toEqual(["合计 91.875", "四舍五入到 2 位小数：91.88"]);
    const rate = explanation.parts[0]?.parts[0];
    expect(rate).toMatchObject({
      code: "及时率分",
      points: 45,
      full: 50,
      formula: { step: { text: "及时数 / 接警数 * 50", value: 45 } },
    });
    expect(prepared.explain({ answers: {} }, "groups.plus")).toMatchObject({ kind: "group", code: "plus" });
    expect(() => prepared.explain({ answers: {} }, "nothing")).toThrow(RangeError);
  });
});

describe("filling", () => {
  test("an empty form: what is needed is missing, what cannot be known is hidden, checks wait", () => {
    const state = prepared.fill({});
    expect(state.complete).toBe(false);
    expect(problemCodes({})).toEqual({
      "/姓名": ["required"],
      "/接警数": ["required"],
      "/及时数": ["required"],
    });
    expect(state.visible).toMatchObject({
      "/姓名": true,
      "/及时率": false,
      "/奖励": false,
      "/联系人/电话": true,
    });
    expect(state.computed["/奖励合计"]).toBe(0);
  });

  test("computed and visible as answers come; a computed value divides by zero: blank", () => {
    expect(prepared.fill(filled)).toMatchObject({
      complete: true,
      computed: { "/及时率": 90 },
      visible: { "/及时率": true },
    });
    expect(prepared.fill({ ...filled, 接警数: 0, 及时数: 0 }).visible["/及时率"]).toBe(false);
  });

  test("x-required is asked for whenever visible, in rows too", () => {
    expect(problemCodes({ ...filled, 是否受奖: true })).toEqual({ "/奖励": ["required"] });
    expect(
      problemCodes({
        ...filled,
        是否受奖: true,
        奖励: [{ 名称: "甲", 级别: "national" }, { 名称: "乙", 级别: "city" }, {}],
      }),
    ).toEqual({
      "/奖励/0/文号": ["required"],
      "/奖励/2/名称": ["required"],
      "/奖励/2/级别": ["required"],
    });
  });

  test("kinds, formats, bounds, patterns and checks are told at their field", () => {
    expect(
      problemCodes({
        姓名: "甲",
        警号: "12",
        入警日期: "2026-02-30",
        邮箱: "x",
        接警数: 1.5,
        及时数: -1,
        警种: ["治安", "治安"],
        满意率: 1.005,
        证明: { id: "x" },
        联系人: { 备注: "?" },
        泄密: "no",
      }),
    ).toEqual({
      "/姓名": ["too-short"],
      "/警号": ["wrong-pattern"],
      "/入警日期": ["wrong-type"],
      "/邮箱": ["wrong-format"],
      "/接警数": ["wrong-type"],
      "/及时数": ["too-small"],
      "/联系人/电话": ["required"],
      "/警种": ["repeated"],
      "/满意率": ["not-a-multiple"],
      "/证明": ["wrong-type"],
      "/泄密": ["wrong-type"],
    });
    expect(prepared.fill({ ...filled, 及时数: 41 }).problems["/及时数"]?.[0]?.message).toEqual({
      zh: "及时到场数不能多于接警数",
      en: "more in time than calls",
    });
  });

  test("1.15 is a multiple of 0.01", () => {
    expect(problemCodes({ ...filled, 满意率: 1.15 })).toEqual({});
  });

  test("an optional object in which nothing was entered asks for nothing and is not handed in", () => {
    expect(prepared.submission({ ...filled, 联系人: { 电话: "", 备注: null } })).not.toHaveProperty("联系人");
  });

  test("submission drops what is hidden, blank or unknown and fills in what is computed", () => {
    const answers = {
      ...filled,
      多余: 1,
      邮箱: "",
      及时率: 1,
      是否受奖: false,
      奖励: [{ 名称: "x", 级别: "city" }],
    };
    expect(prepared.submission(answers)).toEqual({ ...filled, 及时率: 90, 是否受奖: false, 奖励合计: 0 });
    const rows = [{ 名称: "x", 级别: "city", 文号: "hidden", 得分: 99 }];
    expect(prepared.submission({ ...filled, 是否受奖: true, 奖励: rows })).toMatchObject({
      奖励: [{ 名称: "x", 级别: "city", 得分: 3 }],
      奖励合计: 3,
    });
  });

  test("handing in twice is handing in once (property)", () => {
    const answers = fc.record(
      {
        接警数: fc.integer({ min: 0, max: 9 }),
        及时数: fc.option(fc.integer({ min: 0, max: 9 })),
        是否受奖: fc.option(fc.boolean()),
        奖励: fc.array(
          fc.record({
            名称: fc.string(),
            级别: fc.constantFrom("national", "city", null),
            文号: fc.string(),
          }),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (entered) => {
        const once = prepared.submission(entered);
        expect(prepared.submission(once)).toEqual(once);
        expect(entered.是否受奖 === true ? true : !("奖励" in once)).toBe(true);
      }),
    );
  });

  test("visibility follows through what is hidden: a hidden answer is blank to others", () => {
    const chain = prepareForm(
      smallForm({
        properties: {
          c: { type: "string", "x-visible": "b ?? FALSE" },
          b: { type: "boolean", "x-visible": "a ?? FALSE" },
          a: { type: "boolean" },
        },
      }),
    );
    expect(chain.submission({ a: true, b: true, c: "x" })).toEqual({ a: true, b: true, c: "x" });
    expect(chain.submission({ a: false, b: true, c: "x" })).toEqual({ a: false });
  });

  test("formulas inside rows see their own row first, then the form", () => {
    const form = smallForm({
      properties: {
        rate: { type: "number" },
        n: { type: "number" },
        rows: {
          type: "array",
          items: {
            type: "object",
            required: ["n"],
            properties: { n: { type: "number" }, pay: { type: "number", "x-computed": "n * (rate ?? 1)" } },
          },
        },
        sum: { type: "number", "x-computed": "SUM(rows.pay)" },
      },
    });
    expect(prepareForm(form).submission({ rate: 2, n: 100, rows: [{ n: 1 }, { n: 2 }, {}] })).toEqual({
      rate: 2,
      n: 100,
      rows: [{ n: 1, pay: 2 }, { n: 2, pay: 4 }, {}],
      sum: 6,
    });
  });
});

describe("the fill store", () => {
  test("defaults stand where a key is absent; cleared is cleared", () => {
    const store = createFillStore(prepared, filled);
    expect(store.get("/泄密")).toBe(false);
    store.set("/泄密", undefined);
    expect(store.get("/泄密")).toBeUndefined();
    expect(createFillStore(prepared, store.snapshot().answers).get("/泄密")).toBeUndefined();
  });

  test("tells just those paths whose value, visibility or problems changed", () => {
    const store = createFillStore(prepared, filled);
    const told = (path: string) => {
      const listener = vi.fn();
      store.subscribe(path, listener);
      return listener;
    };
    const [rate, intime, name, awards] = ["/及时率", "/及时数", "/姓名", "/奖励"].map(told);
    const all = vi.fn();
    const end = store.subscribeAll(all);
    store.set("/接警数", 30);
    expect([rate, intime, name, awards].map((listener) => listener?.mock.calls.length)).toEqual([1, 1, 0, 0]);
    expect(store.problems("/及时数").map(({ code }) => code)).toEqual(["check-failed"]);
    store.set("/是否受奖", true);
    expect(awards).toHaveBeenCalledTimes(1);
    expect(store.isVisible("/奖励")).toBe(true);
    end();
    store.set("/姓名", "示例乙");
    expect([all.mock.calls.length, name?.mock.calls.length]).toEqual([2, 1]);
  });

  test("rows are inserted, moved and removed; every step can be undone", () => {
    const store = createFillStore(prepared, { ...filled, 是否受奖: true });
    store.insertRow("/奖励");
    store.set("/奖励/0/名称", "甲");
    store.set("/奖励/0/级别", "national");
    store.insertRow("/奖励", 0, { 名称: "乙", 级别: "city" });
    expect(store.get("/奖励合计")).toBe(11);
    store.moveRow("/奖励", 0, 1);
    expect(store.get("/奖励/0/得分")).toBe(8);
    store.removeRow("/奖励", 0);
    expect([store.get("/奖励合计"), store.get("/奖励/0/名称")]).toEqual([3, "乙"]);
    expect(store.undo() && store.undo()).toBe(true);
    expect(store.get("/奖励/0/名称")).toBe("乙");
    while (store.canUndo) store.undo();
    expect(store.get("/奖励")).toBeUndefined();
    while (store.canRedo) store.redo();
    expect(store.get("/奖励合计")).toBe(3);
    expect(store.redo()).toBe(false);
  });

  test("typing into one field is one step", () => {
    const store = createFillStore(prepared, filled);
    for (const text of ["示", "示例", "示例丙"]) store.set("/姓名", text);
    store.undo();
    expect(store.get("/姓名")).toBe("示例甲");
  });

  test("the snapshot keeps its identity until something changes", () => {
    const store = createFillStore(prepared, filled);
    const before = store.snapshot();
    expect(store.snapshot()).toBe(before);
    store.set("/姓名", "示例甲");
    expect(store.snapshot()).toBe(before);
    store.set("/姓名", "示例乙");
    expect(store.snapshot()).not.toBe(before);
  });

  test("a computed field cannot be set, nor one that is not there", () => {
    const store = createFillStore(prepared, filled);
    expect(() => store.set("/及时率", 1)).toThrow(RangeError);
    expect(() => store.set("/没有", 1)).toThrow(RangeError);
    expect(() => store.insertRow("/姓名")).toThrow(RangeError);
    expect(() => store.set("/奖励/0/级别", "city")).toThrow(RangeError);
  });

  test("after any edits the state is what filling from nothing gives (property)", () => {
    const edit = fc.oneof(
      fc.tuple(fc.constantFrom("/接警数", "/及时数", "/满意率"), fc.option(fc.integer({ min: -1, max: 9 }))),
      fc.tuple(fc.constantFrom("/是否受奖", "/泄密"), fc.option(fc.boolean())),
      fc.tuple(fc.constantFrom("/奖励/0/级别", "/奖励/1/级别"), fc.constantFrom("national", "city", "?")),
      fc.tuple(fc.constantFrom("+", "-", "<"), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), (edits) => {
        const store = createFillStore(prepared, {});
        for (const [path, value] of edits) {
          if (path === "+") store.insertRow("/奖励");
          else if (path === "-") store.removeRow("/奖励", 0);
          else if (path === "<") store.undo();
          else if (
            !path.startsWith("/奖励/") ||
            store.get(path.slice(0, path.lastIndexOf("/"))) !== undefined
          )
            store.set(path, value);
        }
        const { answers, state } = store.snapshot();
        expect(state).toEqual(prepared.fill(answers));
      }),
    );
  });
});
