import { validators } from "@duheng/contracts";
import { schemaFiles } from "@duheng/contracts/schemas";
import { describe, expect, test } from "vitest";
import { keywords } from "../src/fields/keywords.ts";
import { checkForm, createFillStore, keyTasksField, prepareForm, runSamples } from "../src/index.ts";
import { valueAt } from "../src/json/pointer.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const field = keyTasksField({ title: "重点任务", id: "tasks" });
const form = smallForm({
  properties: { 重点任务: field },
  indicators: [
    fixed("节点完成", 20, "SUM(重点任务.完成节点数) / SUM(重点任务.节点数) * 20", {
      applicable: "SUM(重点任务.节点数) > 0",
    }),
    fixed("按期", 10, "SAFEDIV(SUM(重点任务.按期完成节点数), SUM(重点任务.完成节点数), 0) * 10"),
    fixed("任务数", 5, "COUNTA(重点任务.任务名称)"),
  ],
});
const milestone = (planned: string, done?: string) => ({
  节点内容: "节点",
  计划日期: planned,
  ...(done === undefined ? {} : { 完成日期: done }),
});
const answers = {
  重点任务: [
    { 任务名称: "一", 节点: [milestone("2026-07-10", "2026-07-09"), milestone("2026-08-10", "2026-08-20")] },
    { 任务名称: "二", 节点: [milestone("2026-09-01"), milestone("2026-07-01", "2026-07-01")] },
    { 任务名称: "三" },
  ],
};

describe("key tasks with milestones", () => {
  test("the new field checks, tells its parts, and any JSON Schema validator takes it", () => {
    expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(prepareForm(form).field("/重点任务")?.tasks).toEqual({
      title: "任务名称",
      milestones: "节点",
      milestone: { title: "节点内容", planned: "计划日期", done: "完成日期", evidence: "佐证材料" },
    });
  });

  test("formulas count what is planned, done, and done in time", () => {
    const { indicators } = prepareForm(form).score({ answers });
    expect(indicators.节点完成?.points).toBe(15);
    expect(indicators.按期?.points).toBeCloseTo(20 / 3, 12);
    expect(indicators.任务数?.points).toBe(3);
    expect(prepareForm(form).score({ answers: {} }).indicators.节点完成?.state).toBe("not-applicable");
  });

  test("counts follow while milestones are filled in; evidence is asked for once one is done", () => {
    const store = createFillStore(prepareForm(form), answers);
    expect([store.get("/重点任务/1/完成节点数"), store.isVisible("/重点任务/1/节点/0/佐证材料")]).toEqual([
      1,
      false,
    ]);
    store.set("/重点任务/1/节点/0/完成日期", "2026-08-31");
    expect([store.get("/重点任务/1/完成节点数"), store.isVisible("/重点任务/1/节点/0/佐证材料")]).toEqual([
      2,
      true,
    ]);
    expect(store.score().indicators.节点完成?.points).toBe(20);
  });

  test("samples are scored with them", () => {
    const samples = [
      { id: "s", title: "s", inputs: { answers }, expected: { indicators: { 节点完成: 15 } } },
    ];
    expect(runSamples({ ...form, samples })).toMatchObject([{ passed: true }]);
  });

  const codes = (tasks: unknown, more: Record<string, unknown> = {}) =>
    checkForm(smallForm({ properties: { 重点任务: { ...field, ...more, "x-tasks": tasks } } }))
      .filter(({ severity }) => severity === "error")
      .map(({ code, path }) => `${code} ${path.replace("/fields/properties/重点任务", "")}`);

  test.each<[string, unknown, string]>([
    ["nothing", true, "wrong-keyword-value /x-tasks"],
    ["no milestones", { title: "任务名称" }, "wrong-keyword-value /x-tasks"],
    [
      "a field that is not there",
      {
        title: "名称",
        milestones: "节点",
        milestone: { title: "节点内容", planned: "计划日期", done: "完成日期" },
      },
      "bad-tasks /x-tasks/title",
    ],
    [
      "a field of another kind",
      {
        title: "任务名称",
        milestones: "节点",
        milestone: { title: "节点内容", planned: "节点内容", done: "完成日期" },
      },
      "bad-tasks /x-tasks/milestone/planned",
    ],
    [
      "one date for both",
      {
        title: "任务名称",
        milestones: "节点",
        milestone: { title: "节点内容", planned: "计划日期", done: "计划日期" },
      },
      "bad-tasks /x-tasks/milestone/done",
    ],
  ])("x-tasks that names %s is refused at its place", (_what, tasks, expected) => {
    expect(codes(tasks)).toContain(expected);
  });

  test("x-tasks means nothing for a field that has no rows", () => {
    expect(
      checkForm(smallForm({ properties: { a: { type: "string", "x-tasks": field["x-tasks"] } } })).map(
        ({ code }) => code,
      ),
    ).toContain("keyword-does-not-apply");
  });
});

describe("schemas/form.schema.json", () => {
  test("describes every annotation that a field may bear, and takes those of key tasks", () => {
    const described: unknown = schemaFiles["form.schema.json"];
    const names = Object.keys(keywords).filter((keyword) => keyword.startsWith("x-"));
    expect(Object.keys(valueAt(described, "/$defs/FieldAnnotations/properties") ?? {}).sort()).toEqual(
      names.sort(),
    );
    expect(validators.FieldAnnotations.is(field)).toBe(true);
    expect(validators.FieldAnnotations.is({ "x-tasks": { title: "a" } })).toBe(false);
    expect(validators.Form.is({ ...form, indicators: [] })).toBe(true);
  });
});
