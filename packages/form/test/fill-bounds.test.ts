import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Waiting } from "../src/fill/waiting.ts";
import { checkReview, createFillStore, prepareForm } from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const form = smallForm({
  properties: {
    名: { type: "string", title: "名" },
    和: { type: "number", title: "和", "x-computed": "SUM(表.数)" },
    表: {
      type: "array",
      title: "表",
      items: { type: "object", properties: { 数: { type: "number", title: "数" } } },
    },
  },
  indicators: [fixed("I", 10, "1"), fixed("R", 10, "", { by: { kind: "reviewer" } })],
});
const store = (...numbers: number[]) =>
  createFillStore(prepareForm(form), { 表: numbers.map((数) => ({ 数 })) });
const numbers = (of: ReturnType<typeof store>) => {
  const { 表 = [] } = of.snapshot().answers;
  return (表 as { 数?: number }[]).map(({ 数 }) => 数);
};

describe("rows are moved and put in only where there are some", () => {
  it.each<[from: number, to: number, after: number[]]>([
    [0, 2, [2, 3, 1]],
    [2, 0, [3, 1, 2]],
    [0, 1, [2, 1, 3]],
    [1, 1, [1, 2, 3]],
    [-1, 0, [1, 2, 3]],
    [0, -1, [1, 2, 3]],
    [3, 0, [1, 2, 3]],
    [0, 3, [1, 2, 3]],
  ])("from %i to %i", (from, to, after) => {
    const filled = store(1, 2, 3);
    filled.moveRow("/表", from, to);
    expect(numbers(filled)).toEqual(after);
    expect(filled.canUndo).toBe(after.join() !== "1,2,3");
  });

  it.each<[at: number | undefined, after: (number | undefined)[]]>([
    [undefined, [1, 2, 9]],
    [0, [9, 1, 2]],
    [1, [1, 9, 2]],
    [2, [1, 2, 9]],
    [7, [1, 2, 9]],
    [-3, [9, 1, 2]],
  ])("put in at %s", (at, after) => {
    const filled = store(1, 2);
    filled.insertRow("/表", at, { 数: 9 });
    expect(numbers(filled)).toEqual(after);
  });

  it("what is not there cannot be set, and says so", () => {
    const filled = store(1);
    expect(() => filled.set("/表/1/数", 2)).toThrow(new RangeError("there is no row 1 at /表"));
    expect(() => filled.set("/没有", 2)).toThrow(new RangeError("the form has no field at /没有"));
    expect(() => filled.set("/和", 2)).toThrow(new RangeError("/和 is computed and cannot be set"));
    expect(() => filled.insertRow("/名")).toThrow(new RangeError("/名 has no rows"));
    filled.set("/表/0/数", 5);
    expect([numbers(filled), filled.get("/和")]).toEqual([[5], 5]);
  });

  it("200 steps can be taken back, typing in one place is one, and what is done anew ends what could be redone", () => {
    const filled = store();
    for (let row = 0; row < 201; row += 1) filled.insertRow("/表");
    let undone = 0;
    while (filled.undo()) undone += 1;
    expect([undone, numbers(filled).length, filled.canRedo]).toEqual([200, 1, true]);
    filled.set("/名", "甲");
    filled.set("/名", "甲乙");
    expect(filled.canRedo).toBe(false);
    expect([filled.undo(), filled.get("/名"), filled.canUndo]).toEqual([true, undefined, false]);
  });

  it("the same again is no step, and nothing is undone or redone where there is nothing", () => {
    const filled = store(1);
    expect([filled.undo(), filled.redo(), filled.canUndo, filled.canRedo]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    filled.set("/名", "甲");
    filled.set("/名", "甲");
    expect([filled.undo(), filled.canUndo, filled.canRedo, filled.get("/名")]).toEqual([
      true,
      false,
      true,
      undefined,
    ]);
    expect([filled.redo(), filled.redo(), filled.get("/名")]).toEqual([true, false, "甲"]);
  });
});

it("what waits comes out from the smallest to the greatest, whatever is added between (property)", () => {
  const action = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 3 });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const waiting = new Waiting();
      let model: number[] = [];
      for (const each of actions) {
        if (each !== undefined) {
          waiting.add(each);
          model = [...model, each].sort((a, b) => a - b);
          continue;
        }
        const [first, ...rest] = model;
        expect(waiting.take()).toBe(first);
        model = rest;
      }
      for (const each of [...model, undefined]) expect(waiting.take()).toBe(each);
    }),
  );
});

describe("a reviewer's points", () => {
  it.each<[review: unknown, told: string[]]>([
    [{}, []],
    [{ R: 0 }, []],
    [{ R: 10 }, []],
    [{ R: null }, []],
    [{ R: undefined }, []],
    [{ R: -0.1 }, ['out-of-range /R “R”应在 0–10 分之间 "R" must be within 0 and 10']],
    [{ R: 10.1 }, ['out-of-range /R “R”应在 0–10 分之间 "R" must be within 0 and 10']],
    [{ R: "1" }, ["wrong-type /R 应为数字 must be a number"]],
    [{ R: Number.NaN }, ["wrong-type /R 应为数字 must be a number"]],
    [{ I: 1 }, ['not-reviewed /I “I”不由评鉴人给分 "I" is not given by a reviewer']],
    [{ X: null }, ['not-reviewed /X “X”不由评鉴人给分 "X" is not given by a reviewer']],
    [null, ["wrong-type  应为各指标的分数 must be points by indicator"]],
    [[], ["wrong-type  应为各指标的分数 must be points by indicator"]],
  ])("%j", (review, told) => {
    expect(
      checkReview(form, review).map(({ code, path, message: { zh, en } }) => `${code} ${path} ${zh} ${en}`),
    ).toEqual(told);
  });
});
