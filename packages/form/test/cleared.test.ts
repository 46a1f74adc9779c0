import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { clearedPaths, withCleared } from "../src/fill/cleared.ts";
import { type AnswerMap, carryOver, createFillStore, type PreparedForm, prepareForm } from "../src/index.ts";
import { loadPaper } from "../src/paper-runtime.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const number = (id: string, more: Record<string, unknown> = {}) => ({ type: "number", "x-id": id, ...more });
const form = smallForm({
  properties: {
    基础分: number("base", { default: 5 }),
    备注: { type: "string", default: "无", "x-id": "note" },
    加分: number("more"),
    另计: { type: "boolean", default: false, "x-id": "shown" },
    另计分: number("extra", { default: 3, "x-visible": "另计 ?? FALSE" }),
    明细: {
      type: "object",
      "x-id": "detail",
      properties: { 内勤: number("inside", { default: 2 }), 外勤: number("outside") },
    },
    成组: {
      type: "object",
      "x-id": "group",
      default: { 甲: 1 },
      properties: { 甲: number("first"), 乙: number("second") },
    },
    事项: {
      type: "array",
      "x-id": "rows",
      items: { type: "object", properties: { 分值: number("worth", { default: 4 }), 名称: number("name") } },
    },
  },
  indicators: [
    fixed("a", 50, "45 + (基础分 ?? 0)"),
    fixed(
      "b",
      100,
      "(SUM(事项.分值) ?? 0) + (另计分 ?? 0) + (明细.内勤 ?? 0) + (成组.甲 ?? 0) + (加分 ?? 0)",
    ),
  ],
});
const prepared = prepareForm(form);

/** The path of an answer: handed in, kept as the server keeps it, returned, opened on the page. */
function returned(paper: PreparedForm, typed: AnswerMap): AnswerMap {
  const { answers } = paper.validate(typed);
  const kept: AnswerMap = JSON.parse(JSON.stringify(answers));
  const draft = withCleared(kept, clearedPaths(paper, kept, typed));
  return createFillStore(paper, JSON.parse(JSON.stringify(draft))).snapshot().answers;
}

describe("cleared is not untouched", () => {
  test("a cleared default is blank again when the paper is returned, and scores the same", () => {
    const store = createFillStore(prepared);
    expect(prepared.score({ answers: store.snapshot().answers }).indicators.a?.points).toBe(50);
    store.set("/基础分", undefined);
    const typed = store.snapshot().answers;
    const again = returned(prepared, typed);
    expect(again.基础分).toBeNull();
    for (const answers of [typed, prepared.submission(typed), again, returned(prepared, again)])
      expect(prepared.score({ answers }).indicators.a?.points).toBe(45);
  });

  test("defaults inside of an object stand from the beginning, and each is cleared by itself", () => {
    const store = createFillStore(prepared);
    expect([store.get("/明细/内勤"), store.get("/成组/甲")]).toEqual([2, 1]);
    store.set("/明细/内勤", null);
    store.set("/成组/甲", null);
    expect(returned(prepared, store.snapshot().answers)).toMatchObject({
      明细: { 内勤: null },
      成组: { 甲: null },
    });
  });

  test("a paper that was compiled before defaults began inside of objects begins as it did", async () => {
    const { module } = compilePaper(form);
    const kept = module.replace(String.raw`,\"defaults\":\"inside\"`, "");
    expect(kept).not.toBe(module);
    const load = async (source: string) =>
      loadPaper(await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`));
    const [before, now] = [await load(kept), await load(module)];
    const begun = (paper: PreparedForm) => createFillStore(paper).snapshot().answers;
    expect(begun(now)).toEqual(begun(prepared));
    expect(begun(now).明细).toEqual({ 内勤: 2 });
    // The form's own defaults and those of rows were there always.
    const { 明细: _inside, ...own } = begun(now);
    expect(begun(before)).toEqual(own);
    expect(before.score({ answers: begun(before) }).indicators.b?.points).toBe(1);
    expect(now.score({ answers: begun(now) }).indicators.b?.points).toBe(3);
    const rows = createFillStore(before);
    rows.insertRow("/事项");
    expect(rows.get("/事项/0/分值")).toBe(4);
  });

  test("a new row begins as its paper's rows do, however it is added", async () => {
    const inside = {
      type: "object",
      "x-id": "more",
      properties: { 单位: { type: "string", "x-id": "unit", default: "件" } },
    };
    const items = {
      type: "object",
      properties: { 分值: number("worth", { default: 4 }), 名称: number("name"), 附: inside },
    };
    const { module } = compilePaper(
      smallForm({
        properties: { 事项: { type: "array", "x-id": "rows", items } },
        indicators: [fixed("a", 50, "SUM(事项.分值) ?? 0")],
      }),
    );
    const rowsOf = async (source: string) => {
      const paper = loadPaper(
        await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`),
      );
      const store = createFillStore(paper);
      store.insertRow("/事项");
      const [row] = [store.snapshot().answers.事项].flat();
      expect(store.newRow("/事项")).toEqual(row);
      return row;
    };
    expect(await rowsOf(module)).toEqual({ 分值: 4, 附: { 单位: "件" } });
    expect(await rowsOf(module.replace(String.raw`,\"defaults\":\"inside\"`, ""))).toEqual({ 分值: 4 });
  });

  test("an object with something that must be filled in is not begun by a default inside of it", () => {
    const paper = prepareForm(
      smallForm({
        properties: {
          可选: {
            type: "object",
            "x-id": "optional",
            properties: { 次数: number("times", { default: 1 }), 说明: number("why") },
            required: ["说明"],
          },
        },
      }),
    );
    const { answers } = createFillStore(paper).snapshot();
    expect(answers).toEqual({});
    expect(paper.validate(answers).problems).toEqual([]);
  });

  test("what was cleared and then hidden is blank when it is shown again; what was never touched is not", () => {
    const store = createFillStore(prepared);
    expect(returned(prepared, store.snapshot().answers).另计分).toBe(3);
    store.set("/另计", true);
    store.set("/另计分", null);
    store.set("/另计", false);
    expect(returned(prepared, store.snapshot().answers).另计分).toBeNull();
  });

  test("what was filled in and then hidden was not cleared: the default stands there again", () => {
    const store = createFillStore(prepared);
    store.set("/另计", true);
    store.set("/另计分", 7);
    store.set("/另计", false);
    const typed = store.snapshot().answers;
    expect(clearedPaths(prepared, prepared.submission(typed), typed)).toEqual([]);
    expect(returned(prepared, typed).另计分).toBe(3);
  });

  test("a field without a default that was left blank is no clearing", () => {
    expect(
      clearedPaths(prepared, {}, { ...createFillStore(prepared).snapshot().answers, 加分: null }),
    ).toEqual([]);
  });

  test("a paper handed in before clearings were kept: a field that was to be seen and has no answer was cleared", () => {
    expect(clearedPaths(prepared, { 备注: "有", 另计: false })).toEqual([
      "/基础分",
      "/明细/内勤",
      "/成组/甲",
    ]);
  });

  test("rows get their defaults when they are added, and never again", () => {
    const store = createFillStore(prepared);
    store.insertRow("/事项");
    store.insertRow("/事项");
    store.set("/事项/1/分值", null);
    const again = returned(prepared, store.snapshot().answers);
    expect(createFillStore(prepared, again).get("/事项/1/分值")).toBeUndefined();
    expect(prepared.score({ answers: again }).indicators.b?.points).toBe(7);
  });

  test("whatever was typed and cleared scores the same each time it is handed in, at every later turn", () => {
    const paths = [
      "基础分",
      "备注",
      "加分",
      "另计",
      "另计分",
      "明细/内勤",
      "明细/外勤",
      "成组/甲",
      "成组/乙",
    ];
    const step = fc.tuple(fc.constantFrom(...paths), fc.constantFrom(null, "", 1, 7, true, "改"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const store = createFillStore(prepared);
        for (const [path, value] of steps) store.set(`/${path}`, value);
        const typed = store.snapshot().answers;
        const once = returned(prepared, typed);
        expect(prepared.submission(once)).toEqual(prepared.submission(typed));
        expect(prepared.score({ answers: once })).toEqual(prepared.score({ answers: typed }));
        expect(returned(prepared, once)).toEqual(once);
      }),
    );
  });
});

describe("in a later version of the form", () => {
  const one = (schema: Record<string, unknown>) =>
    smallForm({ properties: { a: { ...schema, "x-id": "f", title: "分" } } });

  test.each<[string, unknown, Record<string, unknown>, Record<string, unknown>]>([
    ["a cleared number", null, { type: "number", default: 5 }, { type: "number", default: 6 }],
    ["a text that was emptied", "", { type: "string" }, { type: "number", default: 6 }],
    ["a text that is no number", "很多", { type: "string" }, { type: "number", default: 6 }],
    ["an option that is gone", "x", { enum: ["x", "y"] }, { enum: ["y", "z"], default: "y" }],
  ])("%s does not become the later default", (_case, value, before, after) => {
    const { answers } = carryOver({ a: value }, one(before), one(after));
    expect(answers).toEqual({ a: null });
    expect(createFillStore(prepareForm(one(after)), answers).get("/a")).toBeUndefined();
  });

  test("what was never answered gets the later default", () => {
    const after = one({ type: "number", default: 6 });
    expect(
      createFillStore(prepareForm(after), carryOver({}, one({ type: "number" }), after).answers).get("/a"),
    ).toBe(6);
  });
});
