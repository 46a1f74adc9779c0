import type { Form, Indicator, IndicatorGroup, ScoreInputs } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { prepareForm } from "../src/index.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

type Given = Partial<ScoreInputs>;
/** With a field that is 0, by which a formula divides in vain. */
const zero = { 零: { type: "integer", title: "零" } };
const explained = (form: Form, inputs: Given = {}, code?: string) =>
  prepareForm(form).explain({ answers: { 零: 0 }, ...inputs }, code);
const both = ({ sentences }: ReturnType<typeof explained>) => sentences.map(({ zh, en }) => `${zh} | ${en}`);
const reviewed = (code: string, full = 10) => fixed(code, full, "", { by: { kind: "reviewer" } });
const idle = { applicable: "FALSE" };

describe("a group is told step by step", () => {
  it.each<
    [what: string, group: Partial<IndicatorGroup>, indicators: Indicator[], told: string[], inputs?: Given]
  >([
    [
      "fixed items alone",
      {},
      [fixed("a", 10, "5"), fixed("b", 10, "8")],
      ["各项合计 13 | the items sum to 13"],
    ],
    ["one item", {}, [fixed("a", 10, "5")], ["各项合计 5 | the items sum to 5"]],
    ["floating items alone", {}, [floating("a", -5, 5, "-3")], ["各项合计 -3 | the items sum to -3"]],
    [
      "both kinds, what is added",
      {},
      [fixed("a", 10, "5"), floating("f", -5, 5, "2")],
      [
        "固定分项目合计 5 | items with fixed points sum to 5",
        "浮动分项目合计 2 | items with floating points sum to 2",
        "两类合计 5 + 2 = 7 | both together 5 + 2 = 7",
      ],
    ],
    [
      "both kinds, what is taken off",
      {},
      [fixed("a", 10, "5"), floating("f", -5, 5, "-3")],
      [
        "固定分项目合计 5 | items with fixed points sum to 5",
        "浮动分项目合计 -3 | items with floating points sum to -3",
        "两类合计 5 − 3 = 2 | both together 5 − 3 = 2",
      ],
    ],
    [
      "what does not apply is spread",
      {},
      [fixed("a", 10, "5"), fixed("b", 20, "8", idle)],
      [
        "各项合计 5 | the items sum to 5",
        "“b”不适用，其分值分摊到其他项目 5 × 30 ÷ 10 = 15 | “b” not applicable, the points spread over the others 5 × 30 ÷ 10 = 15",
      ],
    ],
    [
      "what does not apply is spread over the fixed ones only",
      {},
      [
        fixed("a", 10, "5"),
        fixed("b", 10, "8", idle),
        floating("f", 0, 5, "1"),
        floating("g", 0, 5, "1", idle),
      ],
      [
        "固定分项目合计 5 | items with fixed points sum to 5",
        "浮动分项目合计 1 | items with floating points sum to 1",
        "“b”不适用，其分值分摊到其他项目 5 × 20 ÷ 10 = 10 | “b” not applicable, the points spread over the others 5 × 20 ÷ 10 = 10",
        "两类合计 10 + 1 = 11 | both together 10 + 1 = 11",
      ],
    ],
    [
      "scaled by weight",
      { weight: 40 },
      [fixed("a", 10, "5"), fixed("b", 10, "8")],
      ["各项合计 13 | the items sum to 13", "按权重折算 13 × 40 ÷ 20 = 26 | by weight 13 × 40 ÷ 20 = 26"],
    ],
    [
      "above its most",
      { max: 12, min: 0 },
      [fixed("a", 10, "5"), fixed("b", 10, "8")],
      [
        "各项合计 13 | the items sum to 13",
        "超过本组上限，按 12 计 | above the most that the group gives: counted as 12",
      ],
    ],
    [
      "just its most",
      { max: 13 },
      [fixed("a", 10, "5"), fixed("b", 10, "8")],
      ["各项合计 13 | the items sum to 13"],
    ],
    [
      "below its least",
      { min: -2, max: 5 },
      [floating("a", -5, 5, "-3")],
      [
        "各项合计 -3 | the items sum to -3",
        "低于本组下限，按 -2 计 | below the least that the group gives: counted as -2",
      ],
    ],
    ["just its least", { min: -3 }, [floating("a", -5, 5, "-3")], ["各项合计 -3 | the items sum to -3"]],
    [
      "one of two waits",
      {},
      [fixed("a", 10, "5"), reviewed("r")],
      ["各项合计 5 | the items sum to 5", "尚未计入：“r” | not counted yet: “r”"],
    ],
    ["all wait", {}, [reviewed("r"), reviewed("s")], ["尚未计入：“r”、“s” | not counted yet: “r”, “s”"]],
    ["all have 0", {}, [fixed("a", 10, "0")], ["各项合计 0 | the items sum to 0"]],
    [
      "nothing applies",
      {},
      [fixed("a", 10, "5", idle)],
      ["本组没有适用的项目 | nothing in this group applies"],
    ],
    [
      "one fails",
      {},
      [fixed("a", 10, "5"), fixed("b", 10, "1 / 零")],
      ["尚未计入：“b” | not counted yet: “b”"],
    ],
  ])("%s", (_what, more, indicators, told, inputs) => {
    const form = smallForm({ properties: zero, required: ["零"], groups: [group("main", more)], indicators });
    expect(both(explained(form, inputs).parts[0] ?? explained(form))).toEqual(told);
  });
});

describe("the total is told from the groups to what is published", () => {
  it.each<[what: string, form: Form, told: string[], points: number | null]>([
    ["as it is", smallForm({ indicators: [fixed("a", 90, "80.25")] }), ["合计 80.25 | sum 80.25"], 80.25],
    [
      "rounded, half up",
      smallForm({ indicators: [fixed("a", 90, "80.125")] }),
      ["合计 80.125 | sum 80.125", "四舍五入到 2 位小数：80.13 | rounded half up to 2 decimals: 80.13"],
      80.13,
    ],
    [
      "rounded by the form's decimals",
      smallForm({ indicators: [fixed("a", 90, "80.5")], score: { decimals: 0 } }),
      ["合计 80.5 | sum 80.5", "四舍五入到 0 位小数：81 | rounded half up to 0 decimals: 81"],
      81,
    ],
    [
      "above the bound",
      smallForm({ indicators: [fixed("a", 200, "101")] }),
      ["合计 101 | sum 101", "超过上限，按 100 公布 | above the bound: published as 100"],
      100,
    ],
    ["just the bound", smallForm({ indicators: [fixed("a", 200, "100")] }), ["合计 100 | sum 100"], 100],
    [
      "below the bound",
      smallForm({ indicators: [floating("a", -9, 0, "-1")] }),
      ["合计 -1 | sum -1", "低于下限，按 0 公布 | below the bound: published as 0"],
      0,
    ],
    [
      "bounds of its own",
      smallForm({ indicators: [fixed("a", 90, "80")], score: { lower: 85, upper: 95 } }),
      ["合计 80 | sum 80", "低于下限，按 85 公布 | below the bound: published as 85"],
      85,
    ],
    [
      "by a formula of its own",
      smallForm({ indicators: [fixed("a", 90, "40")], score: { total: "groups.main * 2" } }),
      ["按总分公式 80 | by the formula of the total 80"],
      80,
    ],
    [
      "provisional while one waits",
      smallForm({ indicators: [fixed("a", 90, "40"), reviewed("r")] }),
      ["合计 40 | sum 40", "“r”尚未计入，为暂定分 | not counted yet: “r”; provisional"],
      40,
    ],
    [
      "provisional while six wait, of whom five are named",
      smallForm({ indicators: [fixed("a", 90, "40"), ..."bcdefg".split("").map((code) => reviewed(code))] }),
      [
        "合计 40 | sum 40",
        "“b”、“c”、“d”、“e”、“f”等 6 项尚未计入，为暂定分 | not counted yet: “b”, “c”, “d”, “e”, “f” and 1 more; provisional",
      ],
      40,
    ],
    [
      "nothing applies in a group",
      smallForm({ indicators: [fixed("a", 90, "40", idle)] }),
      ["有一组没有任何适用的项目，不能计分 | in one group nothing applies, so there is no score"],
      null,
    ],
    [
      "something fails",
      smallForm({
        properties: zero,
        required: ["零"],
        indicators: [fixed("a", 90, "40"), fixed("b", 10, "1 / 零")],
      }),
      ["还不能计算总分 | the total cannot be computed yet", "尚未计入：“b” | not counted yet: “b”"],
      null,
    ],
  ])("%s", (_what, form, told, points) => {
    const total = explained(form);
    expect([both(total), total.points]).toEqual([told, points]);
  });
});

it("a score is provisional while one of several vetoes cannot be judged, and that is told", () => {
  const veto = (when: string) => ({ veto: { when, ceiling: "average" as const } });
  const form = smallForm({
    properties: { 失密: { type: "boolean", title: "失密" } },
    required: ["失密"],
    indicators: [fixed("a", 90, "40", veto("失密")), fixed("b", 10, "1", veto("FALSE")), fixed("c", 10, "1")],
  });
  const prepared = prepareForm(form);
  expect(prepared.score({ answers: {} })).toMatchObject({ score: 42, provisional: true });
  expect(both(prepared.explain({ answers: {} }))).toEqual([
    "合计 42 | sum 42",
    "一票否决尚不能判断，为暂定分 | a veto cannot be judged yet: provisional",
  ]);
  const judged = prepared.score({ answers: { 失密: true } });
  expect(judged).toMatchObject({ score: 42, provisional: false, ceiling: "average", vetoes: ["a"] });
  expect(both(prepared.explain({ answers: { 失密: false } }))).toEqual(["合计 42 | sum 42"]);
});

it("of several vetoes the lowest ceiling counts, whatever their order", () => {
  const ceilings = ["fair", "poor", "average"] as const;
  for (const order of [ceilings, [...ceilings].reverse()]) {
    const indicators = order.map((ceiling, at) =>
      fixed(`i${at}`, 10, "1", { veto: { when: ceiling === "poor" ? "FALSE" : "TRUE", ceiling } }),
    );
    const { ceiling, vetoes } = prepareForm(smallForm({ indicators })).score({ answers: {} });
    expect([ceiling, vetoes?.length]).toEqual(["average", 2]);
  }
});

describe("an indicator is told by who gives its points", () => {
  const weights = { self: 20, peer: 30, superior: 50 };
  const rated = (rules: Partial<NonNullable<Form["ratings"]>> = {}) =>
    smallForm({
      indicators: [fixed("m", 50, "", { by: { kind: "rating" } })],
      form: { ratings: { weights, ...rules } },
    });
  const ballots = (m: NonNullable<ScoreInputs["ratings"]>[string]): Given => ({ ratings: { m } });
  const veto = (when: string) => ({ veto: { when, ceiling: "average" as const } });

  it.each<[what: string, form: Form, inputs: Given, told: string[]]>([
    [
      "a formula",
      smallForm({ indicators: [fixed("m", 10, "5")] }),
      {},
      ["按公式计算：5 | by the formula: 5"],
    ],
    [
      "a formula that gives just the most",
      smallForm({ indicators: [fixed("m", 5, "5")] }),
      {},
      ["按公式计算：5 | by the formula: 5"],
    ],
    [
      "a formula that gives more",
      smallForm({ indicators: [fixed("m", 5, "6")] }),
      {},
      [
        "按公式计算：6 | by the formula: 6",
        "超过上限，按 5 计 | above the most that it can give: counted as 5",
      ],
    ],
    [
      "a formula that gives less",
      smallForm({ indicators: [fixed("m", 5, "-1")] }),
      {},
      [
        "按公式计算：-1 | by the formula: -1",
        "低于下限，按 0 计 | below the least that it can give: counted as 0",
      ],
    ],
    [
      "a formula that fails",
      smallForm({ properties: zero, required: ["零"], indicators: [fixed("m", 5, "1 / 零")] }),
      {},
      ["公式出错，无法计算 | the formula failed, there are no points"],
    ],
    [
      "does not apply",
      smallForm({ indicators: [fixed("m", 5, "1", idle)] }),
      {},
      [
        "不适用，5 分按比例分摊到同组其他项目 | does not apply; its 5 points are spread over the other items of its group",
      ],
    ],
    [
      "does not apply, and has nothing to spread",
      smallForm({ indicators: [floating("m", 0, 5, "1", idle)] }),
      {},
      ["不适用 | does not apply"],
    ],
    [
      "waits for a reviewer",
      smallForm({ indicators: [reviewed("m")] }),
      {},
      ["待评鉴人给分 | waits for the reviewer's points"],
    ],
    [
      "given by a reviewer",
      smallForm({ indicators: [reviewed("m")] }),
      { review: { m: 7 } },
      ["评鉴人给分：7 | given by the reviewer: 7"],
    ],
    [
      "a veto that holds",
      smallForm({ indicators: [fixed("m", 5, "1", veto("TRUE"))] }),
      {},
      [
        "按公式计算：1 | by the formula: 1",
        '一票否决：等次最高为“一般” | veto: the grade is at most "average"',
      ],
    ],
    [
      "a veto that does not",
      smallForm({ indicators: [fixed("m", 5, "1", veto("FALSE"))] }),
      {},
      ["按公式计算：1 | by the formula: 1"],
    ],
    [
      "ratings: one weight is spread, one kind rated",
      rated(),
      ballots({ superior: [80], peer: [70, 90] }),
      [
        "自评尚无，其权重分摊给其他测评 | self: none yet; its weight is spread over the others",
        "同级评价 2 票 | peers: 2 ballots",
        "上级评价 1 票 | superiors: 1 ballots",
        "测评折算：40 | from the ratings: 40",
      ],
    ],
    [
      "ratings: too few, of whom is required and of whom not",
      rated({ minimum: { superior: 2, peer: 3 } }),
      ballots({ self: [80], superior: [80], peer: [70, 90] }),
      [
        "自评 1 票 | self: 1 ballots",
        "同级评价只有 2 票（至少 3 票），其权重分摊给其他测评 | peers: only 2 of at least 3; its weight is spread over the others",
        "上级评价只有 1 票（至少 2 票），缺此项不能计分 | superiors: only 1 of at least 2; without it there are no points",
      ],
    ],
    [
      "ratings: nobody yet",
      rated({ required: ["self"] }),
      {},
      [
        "自评尚无，缺此项不能计分 | self: none yet; without it there are no points",
        "同级评价尚无，其权重分摊给其他测评 | peers: none yet; its weight is spread over the others",
        "上级评价尚无，其权重分摊给其他测评 | superiors: none yet; its weight is spread over the others",
      ],
    ],
  ])("%s", (_what, form, inputs, told) => {
    expect(both(explained(form, inputs, "m"))).toEqual(told);
  });

  it("an answer that is missing is named, in a row with the row", () => {
    const number = (title: string) => ({ type: "number", title });
    const form = smallForm({
      properties: {
        数: number("件数"),
        组: { type: "object", title: "一组", properties: { 内: number("里面") }, required: ["内"] },
        表: {
          type: "array",
          title: "走访",
          items: { type: "object", properties: { 户: number("户数") }, required: ["户"] },
        },
      },
      required: ["数", "组"],
      indicators: [fixed("a", 5, "数"), fixed("b", 5, "组.内"), fixed("c", 5, "SUM(表[户 > 1].户)")],
    });
    const told = (code: string) => both(explained(form, { answers: { 表: [{ 户: 2 }, {}] } }, code));
    expect(told("a")).toEqual(["“件数”尚未填写 | “件数” is not filled in yet"]);
    expect(told("b")).toEqual(["“里面”尚未填写 | “里面” is not filled in yet"]);
    expect(told("c")).toEqual([
      "“走访”第 2 行的“户数”尚未填写 | “户数” in row 2 of “走访” is not filled in yet",
    ]);
  });
});
