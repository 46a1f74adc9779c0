import type { Form, ScoreInputs } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Explanation } from "../src/api.ts";
import { prepareForm } from "../src/index.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";
import { readGoldenPapers } from "./golden/papers.ts";

function explain(form: Form, inputs: Partial<ScoreInputs> = {}, code?: string) {
  return prepareForm(form).explain({ answers: {}, ...inputs }, code);
}

function told({ sentences }: Explanation) {
  return sentences.map(({ zh }) => zh);
}

/** As every page shows a number. */
function shown(value: number): number {
  return Number(value.toFixed(4));
}

function near(a: number, b: number) {
  return Math.abs(a - b) < 5e-9;
}

/** What does not add up in the numbers that a reader sees, and is not told to be rounding. */
function gaps(total: Explanation, form: Form): string[] {
  const isTold = (of: Explanation) => told(of).some((each) => each.includes("四舍五入到 4 位"));
  const found: string[] = [];
  const hold = (is: boolean, where: Explanation, what: string) => {
    if (!is && !isTold(where)) found.push(`${where.title}: ${what} — ${told(where).join("；")}`);
  };
  for (const part of total.parts) {
    if (part.points === null) continue;
    if (part.parts.length > 0 && part.parts.every(({ state }) => state === "pending")) {
      hold(part.points === 0 && told(part).every((line) => line.startsWith("尚未计入")), part, "waits");
      continue;
    }
    const isFixed = (code: string) =>
      form.indicators.find((each) => each.code === code)?.points.kind === "fixed";
    const sumOf = (items: readonly Explanation[]) =>
      shown(items.reduce((sum, item) => sum + shown(item.points ?? 0), 0));
    let last = Number.NaN;
    for (const line of told(part)) {
      const subtotal = /^(固定分|浮动分|各)项(?:目)?合计 (-?[\d.]+)$/.exec(line);
      const equation = /(-?[\d.]+) ([×+−]) (-?[\d.]+)(?: ÷ (-?[\d.]+))? = (-?[\d.]+)$/.exec(line);
      const limit = /，按 (-?[\d.]+) 计$/.exec(line);
      if (subtotal !== null) {
        const items = part.parts.filter(
          ({ code }) => subtotal[1] === "各" || isFixed(code) === (subtotal[1] === "固定分"),
        );
        hold(near(sumOf(items), Number(subtotal[2])), part, line);
        if (subtotal[1] !== "浮动分") last = Number(subtotal[2]);
      } else if (equation !== null) {
        const [, a, sign, b, c = "1", result] = equation;
        hold(near(Number(a), last), part, `${line} begins with what was reached`);
        const value =
          sign === "×"
            ? (Number(a) * Number(b)) / Number(c)
            : Number(a) + Number(b) * (sign === "+" ? 1 : -1);
        hold(near(shown(value), Number(result)), part, line);
        last = Number(result);
      } else if (limit !== null) last = Number(limit[1]);
    }
    if (!near(last, shown(part.points))) found.push(`${part.title}: ${last} is not ${part.points}`);
  }
  if (total.points !== null && form.score.total === undefined) {
    const raw = /^合计 (-?[\d.]+)$/.exec(told(total)[0] ?? "");
    const sum = total.parts.reduce((all, part) => all + shown(part.points ?? 0), 0);
    hold(raw !== null && near(shown(sum), Number(raw[1])), total, "total");
  }
  return found;
}

describe("what is shown adds up", () => {
  test.each(readGoldenPapers(1).map((paper) => [paper.title, paper] as const))(
    "in every group and in the total of every kept paper: %s",
    (_title, { form, cases }) => {
      const prepared = prepareForm(form);
      expect(cases.flatMap(({ inputs }) => gaps(prepared.explain(inputs), form))).toEqual([]);
    },
  );

  test("in forms of any make (property)", () => {
    const points = fc.oneof(fc.integer({ min: 0, max: 30 }).map(String), fc.constant("10 / 3"));
    const item = fc.record({
      kind: fc.constantFrom("fixed", "floating", "minus"),
      group: fc.constantFrom("a", "b"),
      points,
      idle: fc.boolean(),
    });
    const limits = fc.record(
      { weight: fc.integer({ min: 1, max: 60 }), max: fc.integer({ min: 1, max: 40 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), limits, (items, limit) => {
        const form = smallForm({
          groups: [group("a", limit), group("b")],
          indicators: [{ kind: "fixed", group: "a", points: "7", idle: false }, ...items].map(
            ({ kind, group: own, points: given, idle }, index) => {
              const more = { group: own, ...(idle ? { applicable: "FALSE" } : {}) };
              if (kind === "fixed") return fixed(`i${index}`, 30, given, more);
              return kind === "floating"
                ? floating(`i${index}`, 0, 30, given, more)
                : floating(`i${index}`, -30, 0, `-(${given})`, more);
            },
          ),
        });
        expect(gaps(explain(form), form)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("fixed and floating items of one group have a subtotal each", () => {
    const form = smallForm({
      groups: [group("main", { weight: 60 })],
      indicators: [
        fixed("a", 20, "15"),
        fixed("b", 10, "4", { applicable: "FALSE" }),
        floating("x", 0, 5, "2"),
        floating("y", -5, 0, "-3"),
      ],
    });
    expect(told(explain(form, {}, "groups.main"))).toEqual([
      "固定分项目合计 15",
      "浮动分项目合计 -1",
      "“b”不适用，其分值分摊到其他项目 15 × 30 ÷ 20 = 22.5",
      "两类合计 22.5 − 1 = 21.5",
      "按权重折算 21.5 × 60 ÷ 30 = 43",
    ]);
  });

  test("thrice 3.3333 is 10: the rounding is told", () => {
    const form = smallForm({ indicators: ["a", "b", "c"].map((code) => fixed(code, 5, "10 / 3")) });
    expect(told(explain(form, {}, "groups.main"))).toEqual([
      "各项合计 10",
      "各数四舍五入到 4 位小数显示，合计按未舍入的数计算",
    ]);
  });

  test("numbers that add up say nothing of rounding", () => {
    const form = smallForm({ indicators: [fixed("a", 5, "3.25"), fixed("b", 5, "4")] });
    expect(told(explain(form, {}, "groups.main"))).toEqual(["各项合计 7.25"]);
  });

  test("a limit is told where it cuts, and not where it was just reached", () => {
    const form = (points: string) =>
      smallForm({
        groups: [group("main", { max: 10 })],
        indicators: [floating("a", 0, 20, points)],
      });
    expect(told(explain(form("12"), {}, "groups.main"))).toEqual(["各项合计 12", "超过本组上限，按 10 计"]);
    expect(told(explain(form("10"), {}, "groups.main"))).toEqual(["各项合计 10"]);
  });
});

describe("one answer that is missing", () => {
  const form = smallForm({
    properties: {
      接警数: { type: "integer", title: "接警数" },
      加分: {
        type: "array",
        title: "加分项",
        items: {
          type: "object",
          properties: {
            名称: { type: "string", title: "名称" },
            级别: { enum: ["市级", "省级"], title: "级别" },
          },
          required: ["名称", "级别"],
        },
      },
    },
    required: ["接警数"],
    groups: [group("main"), group("plus", { max: 10 })],
    indicators: [
      fixed("work", 60, "接警数"),
      fixed("review", 30, "", { by: { kind: "reviewer" }, title: "作风" }),
      floating("award", 0, 10, 'COUNTA(加分[级别 = "省级"].名称) * 5', { group: "plus", title: "获奖" }),
    ],
  });
  const rows = [{ 名称: "甲", 级别: "省级" }, { 名称: "乙" }];
  const inputs = { answers: { 接警数: 40, 加分: rows }, review: { review: 25 } };

  test("does not take the total with it: the rest is scored, provisionally", () => {
    expect(prepareForm(form).score(inputs)).toMatchObject({
      raw: 65,
      score: 65,
      provisional: true,
      groups: { main: 65, plus: null },
      indicators: { award: { state: "pending", points: null }, work: { state: "scored", points: 40 } },
    });
  });

  test("is named by its row", () => {
    const total = explain(form, inputs);
    expect(told(total)).toEqual(["合计 65", "“获奖”尚未计入，为暂定分"]);
    expect(total.parts[1]?.parts[0]?.sentences).toEqual([
      { zh: "“加分项”第 2 行的“级别”尚未填写", en: "“级别” in row 2 of “加分项” is not filled in yet" },
    ]);
    expect(gaps(total, form)).toEqual([]);
  });

  test("a property of a row that is read itself is named, too", () => {
    const plucked = smallForm({
      properties: {
        加分: {
          type: "array",
          title: "加分项",
          items: {
            type: "object",
            properties: { 分值: { type: "number", title: "分值" } },
            required: ["分值"],
          },
        },
      },
      indicators: [floating("award", 0, 10, "SUM(加分.分值)")],
    });
    const [sentence] = explain(plucked, { answers: { 加分: [{ 分值: 1 }, {}] } }, "award").sentences;
    expect(sentence?.zh).toBe("“加分项”第 2 行的“分值”尚未填写");
  });

  test("what nobody gave yet is something else than what was not filled in", () => {
    const total = explain(form, { answers: {} });
    const [work, review] = total.parts[0]?.parts ?? [];
    expect([work, review].map((each) => each && told(each))).toEqual([
      ["“接警数”尚未填写"],
      ["待评鉴人给分"],
    ]);
  });

  test("a group that waits is not one that does not apply", () => {
    const total = explain(form, { answers: {} });
    expect(total.parts.map(({ state }) => state)).toEqual(["pending", "scored"]);
    const idle = smallForm({ indicators: [fixed("a", 10, "5", { applicable: "FALSE" })] });
    expect(explain(idle, {}, "groups.main").state).toBe("not-applicable");
  });

  test("what waits keeps its points to itself: nothing is spread", () => {
    const spread = smallForm({
      properties: { n: { type: "integer", title: "n" }, m: { type: "integer", title: "m" } },
      required: ["n", "m"],
      indicators: [fixed("a", 10, "n", { applicable: "n > 0" }), fixed("b", 10, "m")],
    });
    expect(prepareForm(spread).score({ answers: { m: 6 } })).toMatchObject({ score: 6, provisional: true });
    expect(prepareForm(spread).score({ answers: { n: 0, m: 6 } })).toMatchObject({
      score: 12,
      provisional: false,
    });
  });

  test("on an item in error no score rests", () => {
    const failing = smallForm({
      properties: { n: { type: "integer", title: "n" } },
      required: ["n"],
      indicators: [fixed("a", 10, "1 / n"), fixed("b", 10, "4")],
    });
    expect(prepareForm(failing).score({ answers: { n: 0 } })).toMatchObject({ raw: null, score: null });
    expect(told(explain(failing, { answers: { n: 0 } }))).toEqual(["还不能计算总分", "尚未计入：“a”"]);
  });
});
