import { check, compile, type Scope } from "@duheng/formula";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conditionRecipes,
  deductionRecipes,
  lacksPoints,
  type PointsRange,
  pointRecipes,
  type Recipe,
  type RecipeId,
  recipesFor,
} from "../../src/formula-editor/ready-made/recipes.ts";
import { sourcesOf } from "../../src/formula-editor/ready-made/sources.ts";
import {
  blankSources,
  type Filling,
  guessSlots,
  readAmount,
  wordOfFull,
  writeRecipe,
} from "../../src/formula-editor/ready-made/write-recipe.ts";

const number = { type: "number" };
const scope: Scope = {
  schema: {
    type: "object",
    required: ["办结", "受理", "次数", "得率", "达标", "违纪"],
    properties: {
      办结: { ...number, title: "本季办结数" },
      受理: { ...number, title: "本季受理数" },
      次数: { ...number, title: "迟到次数" },
      得率: { ...number, title: "满意率" },
      达标: { type: "boolean", title: "是否达标" },
      违纪: { type: "boolean", title: "严重违纪" },
      加班: { ...number, title: "加班天数" },
      "a b": { ...number, title: "要加括号的数" },
      事: { type: "object", properties: { 数: { ...number, title: "件数" } } },
      表: {
        type: "array",
        title: "加分事项",
        items: { type: "object", properties: { 分值: number, 说明: { type: "string" } } },
      },
    },
  },
  ratings: true,
  previous: true,
  datasets: { 业务: { 出警: "number" } },
  constants: { 满分: { value: 20, title: "本指标的满分" } },
};
const answers = { 办结: 8, 受理: 10, 次数: 3, 得率: 80, 达标: true, 违纪: false };
const sources = sourcesOf(scope);
const all = [...pointRecipes, ...deductionRecipes, ...conditionRecipes];
const recipe = (id: RecipeId): Recipe => {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no recipe ${id}`);
  return found;
};
const filled = (of: Recipe, more: Partial<Filling> = {}): Filling => ({
  slots: guessSlots(of, sources),
  full: "10",
  whenBlank: "",
  whenNone: "full",
  ...more,
});
const written = (id: RecipeId, more: Partial<Filling> = {}, word: string | null = "满分") =>
  writeRecipe(recipe(id), filled(recipe(id), more), sources, word);
const resultOf = (source: string | null, input: unknown = answers) =>
  source === null ? null : compile(source, scope).evaluate(input);

describe("what a ready-made formula may be about", () => {
  it("is every number and condition of the form, of rows their number and their sums; no ballots, not the full points", () => {
    expect(sources.map(({ written: source, optional }) => source + (optional ? "?" : ""))).toEqual([
      "办结",
      "受理",
      "次数",
      "得率",
      "达标",
      "违纪",
      "加班?",
      "[a b]?",
      "事.数?",
      "COUNT(表)",
      "SUM(表.分值)",
      "data.业务.出警?",
      "previous.score?",
    ]);
    expect(sources.find(({ of }) => of === "column")?.titles).toEqual(["加分事项", "分值"]);
  });

  it("is guessed by titles, never the same twice", () => {
    expect(guessSlots(recipe("completion"), sources)).toEqual({ done: "办结", planned: "受理" });
    expect(guessSlots(recipe("veto"), sources)).toEqual({ event: "违纪" });
    expect(guessSlots(recipe("deduct"), sources)).toMatchObject({ each: "1" });
  });

  it("has the full points by their word, unless a field is called so", () => {
    expect(wordOfFull(scope)).toBe("满分");
    const hidden = { ...scope, schema: { type: "object", properties: { 满分: number } } };
    expect(wordOfFull(hidden)).toBeNull();
    expect(wordOfFull({ schema: scope.schema })).toBeNull();
  });
});

describe("a ready-made formula", () => {
  it.each<[RecipeId, Partial<Filling["slots"]>, string, unknown]>([
    ["completion", {}, "IF(受理 = 0, 满分, 满分 * CLAMP(办结 / 受理, 0, 1))", 16],
    ["deduct", { count: "次数", each: "2" }, "MAX(0, 满分 - 次数 * 2)", 14],
    ["bands", { value: "得率" }, "BAND(得率, [[90, 满分], [75, 满分 * 80%], [60, 满分 * 60%]], 0)", 16],
    ["linear", { value: "得率" }, "SCALE(得率, 60, 100, 0, 满分)", 10],
    ["piecework", { count: "次数", each: "0.5" }, "MIN(满分, 次数 * 0.5)", 1.5],
    ["excess", { done: "受理", planned: "办结" }, "MIN(满分, MAX(0, 受理 - 办结) * 0.5)", 1],
    ["reverse", { count: "次数", each: "２" }, "-MIN(5, 次数 * 2)", -5],
    ["shortfall", { done: "办结", planned: "受理" }, "-MIN(5, MAX(0, 受理 - 办结) * 1)", -2],
    ["lower-bands", { value: "得率" }, "BAND(得率, [[90, 0], [75, -5 * 30%], [60, -5 * 60%]], -5)", -1.5],
    ["lower-linear", { value: "得率" }, "SCALE(得率, 60, 100, -5, 0)", -2.5],
    ["unmet", { met: "违纪" }, "IF(违纪, 0, -5)", -5],
    ["occurred", { event: "次数" }, "IF(次数 > 0, -5, 0)", -5],
    ["met", { met: "达标" }, "IF(达标, 满分, 0)", 20],
    ["veto", { event: "次数" }, "IF(次数 > 0, 0, 满分)", 0],
    ["happened", { count: "次数" }, "次数 >= 1", true],
    ["holds", { event: "违纪" }, "违纪", false],
    ["reaches", { done: "办结", planned: "受理" }, "办结 < 受理 * 60%", false],
  ])("%s with %j is %s", (id, slots, source, value) => {
    const found = written(id, { slots: { ...guessSlots(recipe(id), sources), ...slots } });
    expect(found).toBe(source);
    expect(resultOf(found)).toEqual({ value });
  });

  it("checks whatever is chosen, with every choice of what a blank and a plan of 0 mean", () => {
    for (const each of all) {
      const gives = conditionRecipes.includes(each) ? "boolean" : "points";
      for (const source of sources)
        for (const whenBlank of ["zero", "not-applicable"] as const)
          for (const whenNone of ["full", "zero", "not-applicable"] as const) {
            if (gives === "boolean" && whenBlank === "not-applicable") continue;
            const fitting = each.slots.every(({ kind }) => kind !== "number" || source.kind === "number");
            if (!fitting) continue;
            const begun: Record<string, string | undefined> = guessSlots(each, sources);
            const slots = Object.fromEntries(
              each.slots.map(({ id, kind }) => [id, kind === "amount" ? begun[id] : source.written]),
            );
            for (const word of ["满分", null]) {
              const made = writeRecipe(each, { slots, full: "10", whenBlank, whenNone }, sources, word);
              const told = made === null ? ["nothing"] : check(made, scope, gives).diagnostics;
              expect([
                made,
                told.filter((one) => typeof one === "string" || one.severity === "error"),
              ]).toEqual([made, []]);
            }
          }
    }
  });

  it("is none while something is still to be said: a part, a number, what a blank or a plan of 0 means", () => {
    expect(written("completion", { slots: { done: "办结" } })).toBeNull();
    expect(written("completion", { whenNone: "" })).toBeNull();
    expect(written("deduct", { slots: { count: "次数", each: "两分" } })).toBeNull();
    expect(written("deduct", { slots: { count: "加班", each: "1" } })).toBeNull();
    expect(written("met", { full: "" }, null)).toBeNull();
    expect(blankSources(recipe("deduct"), { count: "加班" }, sources)).toHaveLength(1);
  });

  it("counts a blank as it was said, never by itself", () => {
    const slots = { count: "加班", each: "1" };
    const zero = written("piecework", { slots, whenBlank: "zero" });
    expect(zero).toBe("MIN(满分, (加班 ?? 0) * 1)");
    expect(resultOf(zero)).toEqual({ value: 0 });
    const none = written("piecework", { slots, whenBlank: "not-applicable" });
    expect(none).toBe("IF(ISBLANK(加班), BLANK(), MIN(满分, 加班 * 1))");
    expect(resultOf(none)).toEqual({ value: null });
    expect(resultOf(none, { ...answers, 加班: 4 })).toEqual({ value: 4 });
  });
});

describe("ready-made formulas within the points that an indicator can give", () => {
  const range = (min: number, max: number, more: Partial<PointsRange> = {}): PointsRange => ({
    min,
    max,
    isFloating: true,
    isAdded: false,
    ...more,
  });
  const idsIn = (of: PointsRange) => recipesFor("points", of).map(({ id }) => id);

  it("take off where nothing above 0 can be had, at most the indicator's own lowest points", () => {
    const deduction = range(-8, 0);
    expect(idsIn(deduction)).toEqual(deductionRecipes.map(({ id }) => id));
    expect(guessSlots(recipe("reverse"), sources, deduction)).toMatchObject({ most: "8" });
    expect(guessSlots(recipe("reverse"), sources, range(-0.5, 0))).toMatchObject({ most: "0.5" });
  });

  it("never take off where nothing below 0 can be had, and begin from 0 among additions", () => {
    expect(idsIn(range(0, 10, { isFloating: false }))).not.toContain("reverse");
    expect(idsIn(range(-5, 5))).toContain("reverse");
    const added = idsIn(range(0, 5, { isAdded: true }));
    expect(added).toContain("piecework");
    expect(added).not.toContain("deduct");
    expect(added).not.toContain("veto");
    expect(idsIn(range(0, 0))).toEqual([]);
    expect(recipesFor("boolean", range(-5, 0))).toBe(conditionRecipes);
  });

  it.each<[string, string | undefined, PointsRange | undefined, boolean]>([
    ["floating points that are none yet", "points", range(0, 0), true],
    ["fixed ones", "points", range(0, 0, { isFloating: false }), true],
    ["one amount and no other", "points", range(5, 5), true],
    ["points", "points", range(0, 10), false],
    ["points taken off", "number", range(-5, 0), false],
    ["nothing that holds them", "points", undefined, false],
    ["a condition of an indicator without points", "boolean", range(0, 0), false],
    ["a text", "text", range(0, 0), false],
  ])("points are missing where there are none to give: %s", (_what, expected, of, isLacking) => {
    expect(lacksPoints(expected, of)).toBe(isLacking);
    if (isLacking) expect(recipesFor(expected, of)).toEqual([]);
  });

  const group = [0, 1, 3, 50, 70, 80, 95, 100, 200].flatMap((each) =>
    [true, false].map((is) => ({ 办结: each, 受理: 60, 次数: each, 得率: each, 达标: is, 违纪: is })),
  );
  it("each reach more than one value there", () => {
    const halves = fc.integer({ min: -60, max: 60 }).map((each) => each / 2);
    fc.assert(
      fc.property(halves, halves, fc.boolean(), (one, other, isAdded) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        for (const each of recipesFor("points", range(min, max, { isAdded }))) {
          const slots = guessSlots(each, sources, range(min, max));
          const filling: Filling = { slots, full: String(max), whenBlank: "zero", whenNone: "full" };
          const source = writeRecipe(each, filling, sources, "满分") ?? "";
          const within = { ...scope, constants: { 满分: { value: max, title: "本指标的满分" } } };
          const formula = compile(source, within);
          const cohort = formula.cohortValues(group);
          const reached = group.map((input) => {
            const result = formula.evaluate({ ...input, cohort });
            return "value" in result ? Math.min(Math.max(Number(result.value), min), max) : null;
          });
          expect(reached).not.toContain(null);
          expect([source, min, max, new Set(reached).size > 1]).toEqual([source, min, max, true]);
        }
      }),
    );
  });
});

it("amounts are read as people type them", () => {
  expect(["2", " ０．５ ", "60%", "６０％", "", "-1", "1e9", "二"].map(readAmount)).toEqual([
    "2",
    "0.5",
    "60%",
    "60%",
    null,
    null,
    null,
    null,
  ]);
});
